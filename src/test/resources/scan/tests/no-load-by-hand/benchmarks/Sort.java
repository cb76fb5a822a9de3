// Measures a loop, and no service: p99 of sorting with several workers.
class Sort {
    int workers = 4;
    long p99;
}
