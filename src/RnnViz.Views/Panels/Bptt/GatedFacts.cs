using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>What the facts of both gated cells have alike.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="table">The cell's table.</param>
internal abstract class GatedFacts(ShownTraining training, GatedTable table) : StepFacts(training, table)
{
    private const string ByGates = "‖\"through gates\"‖";

    /// <summary>What came past all weights.</summary>
    protected CarouselFacts Carousel { get; } = new(training);

    /// <summary>The means of all gates, and the norm of what they are made of.</summary>
    protected void WriteGates(BpttPage page, int t)
    {
        page.BeginLine();
        page.Word("mean over units");
        for (int gate = 0; gate < table.Cell.Gates.Count; gate++)
        {
            page.Symbol(table.Cell.Gates[gate].Value.Symbol, t, Step.GateMean(gate, t), isStrong: true);
        }

        page.BeginLine();
        page.Norm(table.Cell.Input, t);
        page.NormBefore(table.Cell.Hidden, t);
    }

    /// <summary>The norms of δ_t, gate by gate.</summary>
    protected void WriteDeltas(BpttPage page, int t)
    {
        page.BeginLine();
        for (int gate = 0; gate < table.Cell.Gates.Count; gate++)
        {
            page.Norm(table.Cell.Gates[gate].Delta, t, isStrong: true);
        }

        page.BeginLine();
        page.Word("mean slopes");
        for (int gate = 0; gate < table.Cell.Gates.Count; gate++)
        {
            page.Symbol(table.Cell.Gates[gate].Slope.Symbol, t, MeanOf(table.Cell.Gates[gate].Slope.ValuesAt(t)));
        }
    }

    /// <summary>A norm on its way, by how much it changes, and what it becomes.</summary>
    protected static void WriteWay(BpttPage page, Quantity from, int t, string toSymbol, double to)
    {
        double before = from.NormAt(t);
        page.BeginLine();
        page.Norm(from, t);
        page.Factor(to / before);
        page.Symbol("→");
        page.Symbol(toSymbol, t, to, isStrong: true);
    }

    /// <summary>The terms that both cells have alike.</summary>
    protected void WriteTerm(BpttPage page, int t, Term now)
    {
        switch (now)
        {
            case Term.OutputError:
                WriteOutputError(page, t);
                break;
            case Term.HiddenGradient:
                WriteFlow(page, t);
                WriteAddends(page, t);
                break;
            case Term.Delta:
                WriteDeltas(page, t);
                break;
            case Term.RecurrentTerm:
                page.BeginLine();
                page.Norm(table.Cell.Delta, t);
                page.NormBefore(table.Cell.Hidden, t);
                page.Norm(table.Sum.Gradient, 0, isStrong: true);
                page.Word("so far");
                WriteSoFar(page);
                break;
            case Term.InputTerm:
                WriteSum(page, table.Cell.Delta, t, table.Parameters.InputGradient);
                break;
            case Term.OutputTerm:
                WriteSum(page, table.Cell.OutputError, t, table.Parameters.OutputGradient);
                break;
            case Term.BackpropagateHidden:
                WriteWay(page, table.Cell.Delta, t, ByGates, FromGates(t - 1));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void WriteLater(BpttPage page, int t) =>
        page.Symbol(Step.Truncation is null ? ByGates : "‖\"later\"‖", t, FromGates(t));

    /// <summary>The norm of what comes to ∂L/∂h_t from t + 1 through gates and weights.</summary>
    protected abstract double FromGates(int t);

    /// <summary>The norm of a product unit by unit, over units and sequences.</summary>
    protected static double ProductNorm(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var norm = new UnitNorm();
        for (int i = 0; i < left.Length; i++)
        {
            norm.Add(left[i] * right[i]);
        }

        return norm.Value;
    }

    private static double MeanOf(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
