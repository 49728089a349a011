namespace RnnViz.Lessons.Step;

/// <summary>
/// What is too costly to compute for every frame, of one prepared step: the flow triangle, the terms of ∂L/∂Whh, the
/// Jacobians. <see cref="Request"/> copies the step and computes on a thread of its own; <see cref="Refresh"/> takes over
/// what is finished; <see cref="Iteration"/> says of which iteration it is. One request at a time.
/// </summary>
public sealed class StepAnalysis
{
    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private AnalysisResult? shown;
    private AnalysisWorker? worker;

    internal StepAnalysis(SessionParts parts, PreparedStep step) => (this.parts, this.step) = (parts, step);

    /// <summary>Updates applied to the weights that made the analysed step; −1 before the first analysis.</summary>
    public int Iteration => shown?.Iteration ?? -1;

    /// <summary>The sequence whose Jacobians were analysed.</summary>
    public int Sequence => shown?.Sequence ?? 0;

    /// <summary>Whether an analysis is under way.</summary>
    public bool IsBusy => worker is { IsBusy: true };

    /// <summary>Whether what is shown is of the step that is prepared now, as it is now.</summary>
    internal bool IsCurrent => shown is not null && shown.StepVersion == step.Version;

    /// <summary>
    /// k of the analysed step, hidden states that a loss reaches back through; null for all of them, and before the first.
    /// </summary>
    public int? Truncation => shown?.Truncation;

    /// <summary>Begins to analyse the step that is prepared now. Allocates at the first request, not later on this thread.</summary>
    /// <param name="sequence">The sequence whose Jacobians are wanted, 0 to B − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    /// <returns>Whether it was begun; false while another is under way.</returns>
    public bool Request(int sequence = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)parts.Batch.B, nameof(sequence));
        worker ??= new AnalysisWorker(parts);
        return worker.Begin(step, sequence);
    }

    /// <summary>Takes over a finished analysis; to be called on the thread that reads.</summary>
    /// <returns>Whether there was a new one.</returns>
    public bool Refresh() => worker?.TryTake(ref shown) ?? false;

    /// <summary>Nothing will be analysed any more.</summary>
    internal void End() => worker?.End();

    /// <summary>Gives the memory that an analysis needs back; the next request takes it again.</summary>
    internal void Release()
    {
        Wait();
        End();
        worker = null;
    }

    /// <summary>Waits for the analysis under way and takes it over: for pictures that must not depend on the machine's speed.</summary>
    public void Wait()
    {
        worker?.Wait();
        Refresh();
    }

    /// <summary>
    /// ‖∂ℓ_s/∂h_t‖_F over the batch, without truncation, s and t from 1 to T; 0 where t &gt; s or s has no loss; NaN before the
    /// first analysis.
    /// </summary>
    public double Flow(int s, int t) => shown?.Flow[s, t] ?? double.NaN;

    /// <summary>‖∂ℓ_s/∂c_t‖_F of an LSTM, likewise.</summary>
    public double CellFlow(int s, int t) => shown?.Flow.OfCell(s, t) ?? double.NaN;

    /// <summary>Whether the loss of s reaches h_t under the truncation k of the analysed step: t ≤ s and s − t &lt; k.</summary>
    public bool Reaches(int s, int t) => t <= s && (Truncation is null || s - t < Truncation);

    /// <summary>
    /// ‖Σ_b δ_t h_{t−1}ᵀ‖_F, the norm of what timestep t, 1 to T, adds to ∂L/∂Whh; NaN before the first analysis.
    /// </summary>
    public double TermNorm(int t) => shown is null ? double.NaN : shown.Terms.Values[t - 1];

    /// <summary>The same of the rows of one gate alone, H×H.</summary>
    /// <param name="gate">Its place in <see cref="PreparedStep.Gates"/>.</param>
    /// <param name="t">1 to T.</param>
    public double GateTermNorm(int gate, int t) => shown is null ? double.NaN : shown.Terms.OfGate(gate)[t - 1];

    /// <summary>The norm of that term without truncation, t from 1 to T; NaN before the first analysis.</summary>
    public double FullTermNorm(int t) => shown is null ? double.NaN : shown.FullTerms.Values[t - 1];

    /// <summary>
    /// ‖full − truncated‖/‖full‖ of ∂L/∂Whh: the relative error that truncation makes, which may exceed 1; 0 without it, NaN
    /// before the first analysis.
    /// </summary>
    public double ThrownAway => shown?.ThrownAway ?? double.NaN;

    /// <summary>
    /// σ_max(J_t) of the <see cref="Sequence"/>, t from 1 to T: of the vanilla cell J_t = ∂h_t/∂h_{t−1} = diag(φ'(a_t)) Whh, of the GRU
    /// ∂h_t/∂h_{t−1}, of the LSTM ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}). NaN before the first analysis.
    /// </summary>
    public double JacobianNorm(int t) =>
        shown is null ? double.NaN : shown.Jacobians?.Norms[t - 1] ?? shown.GatedJacobians!.Norms[t - 1];

    /// <summary>
    /// The mean of φ'(a_t) over the units of the <see cref="Sequence"/>, t from 1 to T: near 0 where they are saturated. NaN
    /// before the first analysis, and in gated cells.
    /// </summary>
    public double MeanSlope(int t) => shown?.Jacobians?.MeanSlopes[t - 1] ?? double.NaN;
}
