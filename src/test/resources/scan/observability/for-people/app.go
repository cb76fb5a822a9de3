package app

import "github.com/rs/zerolog"

func init() { log.Logger = log.Output(zerolog.ConsoleWriter{Out: os.Stdout}) }
