namespace RnnViz.Numerics.Reference;

/// <summary>The loss before each of some updates on the case's one batch.</summary>
public sealed record ReferenceTraining(ReferenceOptimizer Optimizer, double[] LossPerIteration);
