namespace RnnViz.Lessons.Quantities;

/// <summary>The symbols of the vanilla cell that depend on who reads them, or on the lesson.</summary>
/// <param name="HiddenGradient">g_t.</param>
/// <param name="Slope">φ'(a_t).</param>
internal readonly record struct VanillaNames(string HiddenGradient, string Slope);
