namespace RnnViz.Lessons.Step;

/// <summary>What an update does to one parameter.</summary>
/// <param name="Before">Its norm before.</param>
/// <param name="After">Its norm after.</param>
/// <param name="Change">The norm of the difference.</param>
public readonly record struct ParameterChange(double Before, double After, double Change);
