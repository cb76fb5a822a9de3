package config

import (
	"fmt"
	"os"

	"github.com/go-playground/validator/v10"
	"gopkg.in/yaml.v3"
)

// Config is what has to be known before the first message is sent.
type Config struct {
	Carriers []string `yaml:"carriers" validate:"required,min=1,dive,oneof=sandbox first second"`
	Log      Log      `yaml:"log" validate:"required"`
	Database Database `yaml:"database" validate:"required"`
}

// Log says how loud it is.
type Log struct {
	Format string `yaml:"format" validate:"oneof=json text"`
	Level  string `yaml:"level" validate:"oneof=debug info warn error"`
}

// Database bounds the pool.
type Database struct {
	MaxConnections int32 `yaml:"maxConnections" validate:"min=2,max=64"`
}

// Load reads and checks the configuration of an environment; with a wrong one the program does not start.
func Load(path string) (Config, error) {
	var config Config
	text, err := os.ReadFile(path)
	if err != nil {
		return config, err
	}
	if err := yaml.Unmarshal(text, &config); err != nil {
		return config, fmt.Errorf("%s: %w", path, err)
	}
	return config, validator.New(validator.WithRequiredStructEnabled()).Struct(config)
}
