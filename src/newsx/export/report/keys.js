// The keyboard: single keys, where nobody is writing.

// What a Chinese input method makes of these keys.
const ALIASES = { "、": "/", "？": "?", "【": "[", "】": "]" };

class Keys {
  constructor(actions) {
    this.actions = actions;
    this.dialog = byId("keys");
    byId("help").addEventListener("click", () => this.help());
    byId("keys-close").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    addEventListener("keydown", (event) => this.onKey(event));
  }

  help() {
    if (this.dialog.open) this.dialog.close();
    else this.dialog.showModal();
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (!this.dialog.open) this.actions.Escape(event);
      return;
    }
    if (event.target.closest?.("input, select, textarea")) return;
    const key = ALIASES[event.key] || event.key;
    if (key === "?") this.help();
    else if (this.dialog.open || !Object.hasOwn(this.actions, key)) return;
    else this.actions[key](event);
    event.preventDefault();
  }
}
