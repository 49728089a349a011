namespace RnnViz.Lessons;

/// <summary>Stochastic gradient descent.</summary>
public sealed record SgdSettings : OptimizerSettings;
