class A extends Simulation {}
