FROM scratch
LABEL bundle=1
COPY manifests /manifests/
