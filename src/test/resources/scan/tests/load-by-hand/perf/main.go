package main

import "net/http"

func main() {
	client := &http.Client{}
	for i := 0; i < workers; i++ {
		go func() { client.Get("http://localhost:8080/orders") }()
	}
	report(percentile(latencies, 0.99))
}
