func TestAdds(t *testing.T) {}
