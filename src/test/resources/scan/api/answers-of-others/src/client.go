package client

func known(answer *http.Response) bool { return answer.StatusCode != http.StatusUnauthorized }
