import os


def parse():
    os.environ["OMP_THREAD_LIMIT"] = "1"
