engine = create_engine(url, pool_size=10)
