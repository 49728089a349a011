using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Step;

/// <summary>
/// What one training iteration computed, to read: its batch, the tape, its norms. Timesteps run from 1 to T as in the
/// equations; t = 0 is the initial hidden state. Matrices are feature-major: element [unit·B + sequence].
/// Before the first step is prepared everything is zero. No member allocates.
/// </summary>
public sealed partial class PreparedStep
{
    private readonly SessionParts parts;
    private double sigma = double.NaN;

    internal PreparedStep(SessionParts parts)
    {
        this.parts = parts;
        Operands = new StepOperands(parts, this);
    }

    /// <summary>Updates applied to the weights that made this step.</summary>
    public int Iteration { get; private set; }

    /// <summary>The number by which <see cref="Iteration"/> is called: of a recorded step what its recorder counted.</summary>
    public int ShownIteration => parts.Task.ShownIteration(Iteration);

    /// <summary>Grows whenever something is computed anew, be it of the same iteration after a change of a control.</summary>
    public int Version { get; private set; }

    /// <summary>T, timesteps of a sequence.</summary>
    public int Timesteps => parts.Tape.T;

    /// <summary>B, sequences in the batch.</summary>
    public int BatchSize => parts.Tape.B;

    /// <summary>D, inputs; as many as tokens where inputs are tokens.</summary>
    public int InputSize => parts.Network.Shape.D;

    /// <summary>H, hidden units.</summary>
    public int HiddenUnits => parts.Network.Shape.H;

    /// <summary>O, outputs.</summary>
    public int OutputSize => parts.Network.Shape.O;

    /// <summary>L = Σ ℓ_t over the timesteps that have a loss; ℓ_t is a mean over the batch. What is differentiated.</summary>
    public double LossSum { get; private set; }

    /// <summary>Whether there is o_t = Why h_t + by; else the step is of a recurrent layer alone, and o_t = h_t.</summary>
    public bool HasReadout => parts.Network.Shape.HasReadout;

    /// <summary>
    /// L divided by the number of timesteps that have a loss, in the task's <see cref="LessonTask.LossUnit"/>; NaN if none has
    /// one. What is called the loss wherever it is shown.
    /// </summary>
    public double LossPerOutput { get; private set; }

    /// <summary>The norm of all five parameter gradients as one vector, before clipping.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>The same norm after clipping, of the gradients that the optimizer gets.</summary>
    public double ClippedGradientNorm { get; private set; }

    /// <summary>
    /// (1/(T − 1)) log₁₀(‖g_1‖/‖g_T‖), decades by which the gradient grows with each step back: negative vanishes, positive
    /// explodes. NaN where T = 1 or a norm is zero or not finite.
    /// </summary>
    public double GrowthRate
    {
        get
        {
            double rate = (Math.Log10(HiddenGradientNorms[0]) - Math.Log10(HiddenGradientNorms[^1])) / (Timesteps - 1);
            return double.IsFinite(rate) ? rate : double.NaN;
        }
    }

    /// <summary>Whether ℓ_t is part of the loss; t = 1..T.</summary>
    public bool HasLoss(int t) => parts.Batch.HasLoss(t);

    /// <summary>Whether ℓ_t is known: of a recorded step the loss as a whole is, at most.</summary>
    public bool HasLossOfEachStep => !parts.Task.IsRecorded;

    /// <summary>ℓ_t, 0 where t has no loss, and where <see cref="HasLossOfEachStep"/> is false; t = 1..T.</summary>
    public double LossAt(int t) => parts.Tape.Losses[t - 1];

    /// <summary>h_t, H×B, t = 0..T.</summary>
    public ReadOnlySpan<double> Hidden(int t) => parts.Tape.ComputeHidden(t);

    /// <summary>
    /// One number of h_t, t = 0..T; units and sequences count from 0. For a large batch this is cheaper than
    /// <see cref="Hidden"/>, which copies the whole matrix.
    /// </summary>
    public double HiddenAt(int t, int unit, int sequence) => parts.Tape.ComputeHiddenAt(t, unit, sequence);

    /// <summary>g_t = ∂L/∂h_t, H×B, t = 1..T.</summary>
    public ReadOnlySpan<double> HiddenGradient(int t) => parts.Tape.ComputeHiddenGradient(t);

    /// <summary>One number of g_t; t = 1..T.</summary>
    public double HiddenGradientAt(int t, int unit, int sequence) => parts.Tape.ComputeHiddenGradientAt(t, unit, sequence);

    /// <summary>δ_t = ∂L/∂a_t, G·H×B, t = 1..T; the gates of a gated cell one after another.</summary>
    public ReadOnlySpan<double> Delta(int t) => parts.Tape.ComputeDelta(t);

    /// <summary>δ_t h_{t−1}ᵀ of one sequence alone, which the sum over the batch makes the term of t in ∂L/∂Whh.</summary>
    /// <param name="t">1..T.</param>
    /// <param name="sequence">0..B − 1.</param>
    /// <param name="destination">G·H×H, row by row; overwritten.</param>
    public void OuterProduct(
        int t, int sequence, Span<double> destination) => GradientTerms.OuterProduct(parts.Tape, t, sequence, destination);

    /// <summary>o_t, O×B, t = 1..T.</summary>
    public ReadOnlySpan<double> Output(int t) => parts.Tape.Output(t);

    /// <summary>e_t = ∂L/∂o_t, O×B, zero where t has no loss.</summary>
    public ReadOnlySpan<double> OutputError(int t) => parts.Tape.OutputError(t);

    /// <summary>What the equations of a timestep need and the tape does not keep.</summary>
    public StepOperands Operands { get; }

    /// <summary>k, hidden states that a loss reaches back through; null for all of them.</summary>
    public int? Truncation => parts.Truncation;

    /// <summary>
    /// Wxh, G·H×D row by row, the gates of a gated cell one after another: the weights of this step until it is applied, the updated
    /// ones afterwards.
    /// </summary>
    public ReadOnlySpan<double> InputWeights => parts.Network.Parameters.Wxh;

    /// <summary>Whh, G·H×H row by row: the weights of this step until it is applied, the updated ones afterwards.</summary>
    public ReadOnlySpan<double> RecurrentWeights => parts.Network.Parameters.Whh;

    /// <summary>bh, G·H, or empty in a network without biases.</summary>
    public ReadOnlySpan<double> HiddenBias => parts.Network.Parameters.bh;

    /// <summary>Why, O×H row by row: the weights of this step until it is applied, the updated ones afterwards.</summary>
    public ReadOnlySpan<double> OutputWeights => parts.Network.Parameters.Why;

    /// <summary>by, O, or empty in a network without biases.</summary>
    public ReadOnlySpan<double> OutputBias => parts.Network.Parameters.by;

    /// <summary>‖v‖, also where its squares would underflow or overflow.</summary>
    public static double NormOf(ReadOnlySpan<double> v) => Norm.Of(v);

    /// <summary>‖g_t‖_F over units and sequences at [t − 1], t = 1..T.</summary>
    public ReadOnlySpan<double> HiddenGradientNorms => parts.Tape.HiddenGradientNorms;

    /// <summary>‖δ_t‖_F over units and sequences, t = 1..T.</summary>
    public double DeltaNorm(int t) => parts.Tape.ComputeDeltaNorm(t);

    /// <summary>
    /// ‖g_t‖/‖g_{t+1}‖, the factor of one backward step; t = 1..T−1. NaN where both are zero, ∞ where only g_{t+1} is.
    /// </summary>
    public double Gain(int t) => HiddenGradientNorms[t - 1] / HiddenGradientNorms[t];

    /// <summary>ŷ_t, O×B: probabilities in a softmax task, outputs in the others.</summary>
    public ReadOnlySpan<double> Prediction(int t) => parts.Tape.Prediction(t);

    /// <summary>One number of ŷ_t, t = 1..T.</summary>
    public double PredictionAt(int t, int output, int sequence) => parts.Tape.PredictionAt(t, output, sequence);

    /// <summary>Whether inputs are tokens; else <see cref="Input"/> has their numbers.</summary>
    public bool HasTokenInputs => parts.Batch.HasTokenInputs;

    /// <summary>Whether targets are tokens; else <see cref="Target"/> has their numbers.</summary>
    public bool HasTokenTargets => parts.Batch.HasTokenTargets;

    /// <summary>The input token of sequence b at t = 1..T, 0 to D − 1.</summary>
    /// <exception cref="InvalidOperationException">The inputs are numbers.</exception>
    public int InputToken(int t, int b) => parts.Batch.InputTokens(t)[b];

    /// <summary>The target token of sequence b at t = 1..T, 0 to O − 1; without meaning where t has no loss.</summary>
    /// <exception cref="InvalidOperationException">The targets are numbers.</exception>
    public int TargetToken(int t, int b) => parts.Batch.TargetTokens(t)[b];

    /// <summary>
    /// The token with the highest probability for sequence b at t = 1..T, 0 to O − 1; the first of equals; −1 where a probability is NaN.
    /// </summary>
    public int PredictedToken(int t, int b)
    {
        int best = 0;
        for (int o = 0; o < OutputSize; o++)
        {
            double probability = PredictionAt(t, o, b);
            if (double.IsNaN(probability))
            {
                return -1;
            }

            if (probability > PredictionAt(t, best, b))
            {
                best = o;
            }
        }

        return best;
    }

    /// <summary>x_t, D×B, t = 1..T.</summary>
    /// <exception cref="InvalidOperationException">The inputs are tokens.</exception>
    public ReadOnlySpan<double> Input(int t) => parts.Batch.Input(t);

    /// <summary>y_t, O×B, t = 1..T.</summary>
    /// <exception cref="InvalidOperationException">The targets are tokens.</exception>
    public ReadOnlySpan<double> Target(int t) => parts.Batch.Target(t);

    /// <summary>
    /// Whether <see cref="FlowBound"/> bounds ‖g_t‖: it does in a vanilla cell where only the last timestep has a loss.
    /// </summary>
    public bool FlowBoundApplies => Cell == Cell.Vanilla && parts.Batch.FirstLoss == Timesteps;

    /// <summary>
    /// ‖g_T‖(γ σ_max)^{T−t}, t = 1..T, with γ = max φ' and σ_max(Whh) of this step: ‖g_t‖ cannot exceed it where only the last
    /// timestep has a loss (Pascanu, Mikolov and Bengio 2013, section 2.1). NaN where earlier timesteps have one, and where
    /// σ_max is. σ_max is that of the spectrum where it was read of this step, else the same to some digits, by power iteration.
    /// </summary>
    public double FlowBound(int t) =>
        HiddenGradientNorms[^1] * Math.Pow(parts.Network.Activation.LargestSlope() * sigma, Timesteps - t);

    /// <summary>Takes the norms of the pass that the tape holds now.</summary>
    internal void Take(int iteration)
    {
        Iteration = iteration;
        double? given = parts.Task.GivenLoss(iteration);
        LossSum = given ?? parts.Tape.Loss;
        LossPerOutput = given ?? LossSum / parts.Batch.LossCount;
        GradientNorm = Norm.Of(parts.Gradients.Values);
        if (FlowBoundApplies)
        {
            sigma = parts.RecurrentNorm.Of(parts.Network.Parameters.Whh);
        }

        TakeClip();
    }

    /// <summary>σ_max(Whh) of this step to all its digits.</summary>
    internal void TakeSpectralNorm(double exact) => sigma = FlowBoundApplies ? exact : double.NaN;

    /// <summary>Takes the norm that the clip of now would leave.</summary>
    internal void TakeClip()
    {
        Version++;
        ClippedGradientNorm = parts.Clip.NormAfter(parts.Gradients.Values, GradientNorm);
    }
}
