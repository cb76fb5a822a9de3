package api

//go:generate oapi-codegen -package api openapi.yaml
