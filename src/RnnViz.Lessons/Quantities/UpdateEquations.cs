using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Quantities;

/// <summary>The equations of clipping and of the optimizers, the same for every cell, in the notation of the typesetter.</summary>
internal static class UpdateEquations
{
    /// <summary>The most equations that an optimizer has.</summary>
    public const int MostRules = 3;

    /// <summary>The joint norm of all parameter gradients.</summary>
    public const string GradientNorm = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}";

    /// <summary>What is said instead of them where the training is elsewhere.</summary>
    public const string Elsewhere = "\"the optimizer is in the training script\"";

    private static readonly string[] SgdRules = ["p ← p − η ∂L/∂p"];
    private static readonly string[] MomentumRules = ["v ← μ v + ∂L/∂p", "p ← p − η v"];
    private static readonly string[] AdagradRules = ["s ← s + (∂L/∂p)^2", "p ← p − η (∂L/∂p)/(\\root{s} + ε)"];
    private static readonly string[] RmspropRules = ["v ← α v + (1 − α) (∂L/∂p)^2", "p ← p − η (∂L/∂p)/(\\root{v} + ε)"];

    private static readonly string[] AdamRules =
    [
        "m ← β_1 m + (1 − β_1) ∂L/∂p", "v ← β_2 v + (1 − β_2) (∂L/∂p)^2", "p ← p − η \\hat{m}/(\\root{\\hat{v}} + ε)",
    ];

    /// <summary>How gradients are kept in bounds (Pascanu, Mikolov and Bengio 2013); null where they are not.</summary>
    public static string? Clip(ClipKind kind) => kind switch
    {
        ClipKind.Norm => "∇L ← ∇L · \"min\"(1, c/‖∇L‖)",
        ClipKind.Value => "∇L_i ← \"min\"(\"max\"(∇L_i, −c), c)",
        _ => null,
    };

    /// <summary>An equation of an optimizer, the last of them for a parameter p; null after it.</summary>
    /// <param name="kind">The optimizer.</param>
    /// <param name="i">0..<see cref="MostRules"/> − 1.</param>
    public static string? Rule(OptimizerKind kind, int i)
    {
        string[] rules = kind switch
        {
            OptimizerKind.Momentum => MomentumRules,
            OptimizerKind.Adagrad => AdagradRules,
            OptimizerKind.Rmsprop => RmspropRules,
            OptimizerKind.Adam => AdamRules,
            _ => SgdRules,
        };
        return i < rules.Length ? rules[i] : null;
    }
}
