# syntax=docker/dockerfile:1
# newsx as a program: docker build -t newsx . && docker run --rm -v "$PWD:/data" newsx extract seeds

FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY man man
COPY dictionaries dictionaries
COPY src src
COPY scripts scripts
RUN python -m pip wheel --no-cache-dir --disable-pip-version-check --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
LABEL org.opencontainers.image.title="newsx" \
      org.opencontainers.image.description="Checked, linked facts from Chinese economic news" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 LANG=C.UTF-8
COPY --from=build /wheels /wheels
# Modules are compiled here: who runs the image may not write.
RUN python -m pip install --no-cache-dir --disable-pip-version-check --compile \
        "$(echo /wheels/*.whl)[fast,batch,arrow,duckdb,postgres,xlsx]" \
    && rm -r /wheels \
    && useradd --uid 10001 --no-create-home --home-dir /tmp newsx \
    && mkdir /data && chown newsx /data
# What jieba caches goes where everybody may write.
ENV HOME=/tmp
USER 10001
WORKDIR /data
ENTRYPOINT ["newsx"]
CMD ["--help"]
