"""``html``: one page for people, with its data, its looks and its script inside; nothing is loaded."""
