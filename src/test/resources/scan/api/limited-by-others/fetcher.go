package fetcher

func (r *Response) IsRateLimited() bool {
	return r.answer != nil && r.answer.StatusCode == http.StatusTooManyRequests
}
