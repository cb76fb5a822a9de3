FROM gitpod/workspace-full
RUN brew install mongosh
