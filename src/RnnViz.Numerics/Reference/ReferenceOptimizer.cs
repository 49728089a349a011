namespace RnnViz.Numerics.Reference;

/// <summary>An optimizer of a reference case: PyTorch's defaults where nothing is said; clip is a threshold of the joint norm.</summary>
public sealed record ReferenceOptimizer(string Kind, double Lr, double Momentum = 0.9, double? Clip = null);
