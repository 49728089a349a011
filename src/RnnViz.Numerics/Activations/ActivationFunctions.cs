namespace RnnViz.Numerics.Activations;

/// <summary>φ and φ' of one number, and what the theory says of them.</summary>
public static class ActivationFunctions
{
    /// <summary>φ(a).</summary>
    public static double Of(this Activation activation, double a) => activation switch
    {
        Activation.Tanh => Math.Tanh(a),
        Activation.Relu => a > 0 || double.IsNaN(a) ? a : 0,
        Activation.Sigmoid => 1 / (1 + Math.Exp(-a)),
        _ => a,
    };

    /// <summary>φ'(a), written in terms of h = φ(a), which is what the tape keeps.</summary>
    public static double SlopeAt(this Activation activation, double h) => activation switch
    {
        Activation.Tanh => 1 - h * h,
        Activation.Relu => h > 0 ? 1 : 0,
        Activation.Sigmoid => h * (1 - h),
        _ => 1,
    };

    /// <summary>γ = max φ': ¼ for the sigmoid, 1 for the others (Pascanu, Mikolov and Bengio 2013, section 2.1).</summary>
    public static double LargestSlope(this Activation activation) => activation == Activation.Sigmoid ? 0.25 : 1;
}
