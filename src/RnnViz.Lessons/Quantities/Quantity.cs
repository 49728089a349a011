using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// One row of the table of a step: what a letter of the equations stands for, and where its numbers are. Notations are
/// those of the typesetter, with <c>@</c> for the timestep. No member allocates.
/// </summary>
public sealed class Quantity
{
    private readonly QuantityReader values;
    private readonly Func<int, double>? norm;
    private readonly Func<int, bool>? occurs;

    /// <summary>A quantity of a step.</summary>
    /// <param name="step">Whose sizes give the letters of the shape their values.</param>
    /// <param name="symbol">Its symbol at timestep @.</param>
    /// <param name="name">Its name in words.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="values">Reads its numbers.</param>
    /// <param name="norm">Reads its norm, where the step has that already.</param>
    /// <param name="occurs">Whether it is part of the step at a timestep; without it it always is.</param>
    internal Quantity(
        PreparedStep step, string symbol, string name, QuantityShape shape, QuantityReader values,
        Func<int, double>? norm = null, Func<int, bool>? occurs = null)
    {
        (Symbol, Name, Shape, this.values, this.norm, this.occurs) = (symbol, name, shape, values, norm, occurs);
        (Rows, Columns) = shape.In(step);
        NormSymbol = $"‖{symbol}‖";
        StartSymbol = symbol.Replace("{@}", "0");
        TransposedSymbol = symbol + "ᵀ";
        TransposedStartSymbol = StartSymbol + "ᵀ";
        PreviousNormSymbol = NormSymbol.Replace("@", "@-");
        NextNormSymbol = NormSymbol.Replace("@", "@+");
    }

    /// <summary>The symbol: h_{@}.</summary>
    public string Symbol { get; }

    /// <summary>The name in words.</summary>
    public string Name { get; }

    /// <summary>The shape in letters.</summary>
    public QuantityShape Shape { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>The phase in which it is computed; that of the first use for what is given: inputs, targets, weights.</summary>
    public required Phase Phase { get; init; }

    /// <summary>Whether each timestep has one of its own; weights and sums have none.</summary>
    public bool IsOfTimestep { get; init; } = true;

    /// <summary>Numbers of this size have the full colour, and larger ones too: 1 for states, 2 for gradients and weights.</summary>
    public required double ColorLimit { get; init; }

    /// <summary>The symbol at t = 0, with the number that <see cref="Symbol"/> has no place for there: h_0.</summary>
    public string StartSymbol { get; }

    /// <summary>The symbol of its norm.</summary>
    public string NormSymbol { get; }

    /// <summary>The symbol of its norm one timestep before @.</summary>
    public string PreviousNormSymbol { get; }

    /// <summary>The symbol of its norm one timestep after @.</summary>
    public string NextNormSymbol { get; }

    private string TransposedSymbol { get; }

    private string TransposedStartSymbol { get; }

    /// <summary>The symbol of this quantity or its transpose at timestep t.</summary>
    public string SymbolAt(int t, bool isTransposed) => (t == 0 && IsOfTimestep, isTransposed) switch
    {
        (true, true) => TransposedStartSymbol,
        (true, false) => StartSymbol,
        (false, true) => TransposedSymbol,
        _ => Symbol,
    };

    /// <summary>
    /// Whether it is part of the step at timestep t: e_t only where t has a loss, a bias only where the network has some.
    /// </summary>
    public bool OccursAt(int t) => occurs is null || occurs(t);

    /// <summary>Its numbers, <see cref="Rows"/>×<see cref="Columns"/>, row by row; to be read before the next call.</summary>
    /// <param name="t">The timestep; anything where <see cref="IsOfTimestep"/> is false.</param>
    public ReadOnlySpan<double> ValuesAt(int t) => values(t);

    /// <summary>Its Frobenius norm; of a single number the absolute value.</summary>
    /// <param name="t">The timestep; anything where <see cref="IsOfTimestep"/> is false.</param>
    public double NormAt(int t) => norm is null ? PreparedStep.NormOf(values(t)) : norm(t);
}
