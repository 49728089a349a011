namespace RnnViz.Lessons.Quantities;

/// <summary>The parameters of one gate, and their gradients as far as the walk has come.</summary>
/// <param name="InputWeights">W_{xi} of the gate i, H×D.</param>
/// <param name="RecurrentWeights">W_{hi}, H×H.</param>
/// <param name="Bias">b_i, H×1; part of the step in a network with biases.</param>
/// <param name="InputGradient">∂L/∂W_{xi}, H×D.</param>
/// <param name="RecurrentGradient">∂L/∂W_{hi}, H×H.</param>
/// <param name="BiasGradient">∂L/∂b_i, H×1; part of the step in a network with biases.</param>
public sealed record GateParameters(
    Quantity InputWeights, Quantity RecurrentWeights, Quantity Bias, Quantity InputGradient, Quantity RecurrentGradient,
    Quantity BiasGradient);
