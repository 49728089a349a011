namespace RnnViz.Lessons.Quantities;

/// <summary>The symbols of quantities that every cell has, and that depend on the cell, on the lesson or on who reads them.</summary>
/// <param name="HiddenGradient">∂L/∂h_t.</param>
/// <param name="Output">What goes into the softmax.</param>
/// <param name="FromLater">What ∂L/∂h_t gets from later losses.</param>
/// <param name="RecurrentTerm">What t contributes to ∂L/∂Whh.</param>
internal readonly record struct StepNames(
    string HiddenGradient, string Output, string FromLater, string RecurrentTerm = "δ_{@} h_{@-}ᵀ");
