namespace RnnViz.Lessons.Settings;

/// <summary>Stochastic gradient descent.</summary>
public sealed record SgdSettings : OptimizerSettings;
