using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Themes;

/// <summary>How one of several runs looks, in every picture the same.</summary>
/// <param name="Color">Its lines and marks: at 3:1 at least on a panel.</param>
/// <param name="TextColor">Its name: the same colour, as much darker or lighter as text needs to be read.</param>
/// <param name="Line">What its lines are made of.</param>
/// <param name="Mark">What marks its points.</param>
public sealed record RunLook(Rgba Color, Rgba TextColor, RunLine Line, RunMark Mark);
