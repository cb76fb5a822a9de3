kubectl apply -f load.yaml
