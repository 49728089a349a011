using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>Says in plain text where the walk stands, and what was computed there with its numbers.</summary>
/// <param name="training">Whose walk it is.</param>
internal sealed class StepWords(ShownTraining training)
{
    /// <summary>Up to so many numbers are said one by one; of more the norm is.</summary>
    private const int MostNumbers = 4;

    private readonly StepTable table = StepTable.Of(training.Walk, isBrief: false);

    /// <summary>What the update adds to the recurrent weights, of all gates where the cell has some.</summary>
    private string ChangeSymbol => $"‖Δ{table.Parameters.RecurrentWeights.Symbol}‖";

    private PreparedStep Step => training.Step;

    private Walk Walk => training.Walk;

    /// <summary>The place: "iteration 200, backward at t = 3".</summary>
    public string Place => (Walk.Cursor.Phase, Walk.IsWhole) switch
    {
        (_, true) => $"iteration {Step.ShownIteration}",
        (Phase.Forward, _) => $"iteration {Step.ShownIteration}, forward at t = {Walk.Cursor.Timestep}",
        (Phase.Loss, _) => $"iteration {Step.ShownIteration}, the loss",
        (Phase.Backward, _) => $"iteration {Step.ShownIteration}, backward at t = {Walk.Cursor.Timestep}",
        _ => $"iteration {Step.ShownIteration}, the update",
    };

    /// <summary>What was computed, as "hidden gradient ‖∂L/∂h₃‖ = 1.11e-13"; of a whole iteration what came out.</summary>
    public string Numbers
    {
        get
        {
            Cursor place = Walk.Cursor;
            if (Walk.IsWhole)
            {
                return Whole;
            }

            // a step that goes further has computed more than the last term says
            bool isTimestep = Walk.Granularity != Granularity.Term && place.Phase is Phase.Forward or Phase.Backward;
            IEnumerable<string> parts = !isTimestep || Walk.Granularity == Granularity.Term ? OfTerm(place)
                : place.Phase == Phase.Forward
                    ? [.. table.Terms.Where(term => term.Place.Phase == Phase.Forward).SelectMany(term => Written(term, place.Timestep))]
                    : [Gradient(place.Timestep), .. Written(table[Term.Delta], place.Timestep)];
            return string.Join("; ", parts);
        }
    }

    /// <summary>Place and numbers as one sentence.</summary>
    public string Sentence => Numbers is { Length: > 0 } numbers ? $"{Upper(Place)}: {numbers}." : $"{Upper(Place)}.";

    /// <summary>A number to three significant digits, as the screen has it.</summary>
    private static string Number(double number)
    {
        var line = new TextLine(stackalloc char[24]);
        line.Add3(number);
        return line.Span.ToString();
    }

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private string Whole
    {
        get
        {
            string loss = training.Session.IsLossKnown ? Number(Step.LossPerOutput) : "not given";
            string losses = training.Contrast.IsContrast
                ? string.Join(", ", training.Contrast.Runs.Select(run => $"loss of {run.Name} {Number(run.Training.Step.LossPerOutput)}"))
                : $"loss {loss} ({training.Session.Task.LossUnit})";
            string clipped = Step.ClippedGradientNorm < Step.GradientNorm ? $", clipped to {Number(Step.ClippedGradientNorm)}" : "";
            int last = Step.Timesteps;
            // of a walk this is the step that changes the weights
            string change = $"{PlainNotation.Of(ChangeSymbol, 0)} = {Number(Walk.Update[ParameterKind.Recurrent].Change)}";
            string update = Walk.Granularity == Granularity.Batch || training.Session.IsRecorded ? "" : $"new weights: {change}; ";
            string flow = last == 1 ? "" : $"; {Norm(table.Cell.HiddenGradient, last)}, and {Norm(table.Cell.HiddenGradient, 1)}";
            return $"{update}{losses}; ‖∇L‖ = {Number(Step.GradientNorm)}{clipped}{flow}";
        }
    }

    private IEnumerable<string> OfTerm(Cursor place)
    {
        (TermEquations term, StepParameters p) = (table[place.Term], table.Parameters);
        return
        [
            .. Written(term, place.Timestep),
            .. place.Term == Term.Clip && training.Session.ClipKind == ClipKind.None ? (string[])["the gradients are not clipped"] : [],
            // of all gates together, not of one
            .. term.Sums.Where(sum => sum == p.InputGradient || sum == p.RecurrentGradient || sum == p.OutputGradient)
                .Select(sum => $"{sum.Name} so far {Said(sum, 0)}"),
        ];
    }

    /// <summary>What the equations of a term compute at a timestep.</summary>
    private IEnumerable<string> Written(TermEquations term, int t)
    {
        foreach (Operand result in term.Equations.Where(equation => equation.NotationAt(t) is not null).Select(e => e.Result).Distinct())
        {
            Quantity quantity = result.Quantity;
            int at = quantity.IsOfTimestep ? result.TimestepAt(t) : 0;
            // of all timesteps at once, as the losses, a sum says it
            if (quantity.IsOfTimestep && (at < 0 || t == 0 || !quantity.OccursAt(at)))
            {
                continue;
            }

            bool isCut = Step.Truncation is not null && quantity == table.Cell.FromLater;
            yield return isCut ? $"within the window goes on to t = {at} the norm {Number(quantity.NormAt(at))}"
                : $"{quantity.Name} {Said(quantity, at)}";
        }
    }

    /// <summary>‖∂L/∂h_t‖, and what part it is of that of the next timestep.</summary>
    private string Gradient(int t)
    {
        string norm = $"{table.Cell.HiddenGradient.Name} {Norm(table.Cell.HiddenGradient, t)}";
        double gain = t < Step.Timesteps ? Step.Gain(t) : double.NaN;
        return double.IsFinite(gain) ? $"{norm}, {Number(gain)} times that of t = {t + 1}" : norm;
    }

    private string Norm(Quantity quantity, int t) => $"{PlainNotation.Of(quantity.NormSymbol, t)} = {Number(quantity.NormAt(t))}";

    private string Said(Quantity quantity, int t)
    {
        ReadOnlySpan<double> values = quantity.ValuesAt(t);
        if (values.Length > MostNumbers)
        {
            return Norm(quantity, t);
        }

        string symbol = PlainNotation.Of(quantity.SymbolAt(t, isTransposed: false), t);
        if (values.Length == 1)
        {
            return $"{symbol} = {Number(values[0])}";
        }

        var numbers = new string[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            numbers[i] = Number(values[i]);
        }

        // a matrix row by row
        IEnumerable<string> rows = quantity.Rows > 1 && quantity.Columns > 1
            ? numbers.Chunk(quantity.Columns).Select(row => string.Join(", ", row)) : [string.Join(", ", numbers)];
        return $"{symbol} = ({string.Join("; ", rows)})";
    }
}
