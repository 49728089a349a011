using RnnViz.Lessons.Quantities;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>
/// What the panel of equations says of one place of the walk: equations, and lines of facts. Filled anew for each place
/// without allocation.
/// </summary>
public sealed class BpttPage
{
    private readonly PageEquation[] equations = new PageEquation[48];
    private readonly PageFact[] facts = new PageFact[64];
    private readonly int[] lineEnds = new int[16];
    private int equationCount, lineCount;

    /// <summary>The equations, top to bottom.</summary>
    public ReadOnlySpan<PageEquation> Equations => equations.AsSpan(0, equationCount);

    /// <summary>How many lines of facts there are, the most important first.</summary>
    public int LineCount => lineCount;

    /// <summary>The facts of a line.</summary>
    public ReadOnlySpan<PageFact> Line(int i) => facts.AsSpan()[(i == 0 ? 0 : lineEnds[i - 1])..lineEnds[i]];

    /// <summary>Whether the gradient before and after clipping is drawn beside.</summary>
    public bool ShowsClip { get; set; }

    /// <summary>Empties the page.</summary>
    public void Clear() => (equationCount, lineCount, ShowsClip) = (0, 0, false);

    /// <summary>Adds an equation.</summary>
    public void Equation(string notation, int timestep, EquationState state) =>
        equations[equationCount++] = new PageEquation(notation, timestep, state);

    /// <summary>Begins a line of facts.</summary>
    public void BeginLine()
    {
        lineEnds[lineCount] = lineCount == 0 ? 0 : lineEnds[lineCount - 1];
        lineCount++;
    }

    /// <summary>Adds a symbol and its number to the line.</summary>
    public void Symbol(string notation, int timestep, double number, bool isStrong = false) =>
        Add(new PageFact(notation, timestep, null, number, NumberForm.Significant, isStrong));

    /// <summary>Adds the norm of a quantity at timestep t to the line.</summary>
    public void Norm(Quantity quantity, int t, bool isStrong = false) =>
        Symbol(quantity.NormSymbol, quantity.IsOfTimestep ? t : 0, quantity.NormAt(t), isStrong);

    /// <summary>Adds the norm of a quantity one timestep before t to the line, by its symbol in the equations of t.</summary>
    public void NormBefore(Quantity quantity, int t) => Symbol(quantity.PreviousNormSymbol, t, quantity.NormAt(t - 1));

    /// <summary>Adds a quantity that is a single number to the line.</summary>
    public void Value(Quantity quantity, int t, bool isStrong = false) =>
        Symbol(quantity.Symbol, quantity.IsOfTimestep ? t : 0, quantity.ValuesAt(t)[0], isStrong);

    /// <summary>Adds a symbol alone to the line.</summary>
    public void Symbol(string notation, int timestep = 0) => Add(new PageFact(notation, timestep, null, 0, NumberForm.None, false));

    /// <summary>Adds words, and a number after them where a form is given.</summary>
    public void Word(string word, double number = 0, NumberForm form = NumberForm.None, bool isStrong = false) =>
        Add(new PageFact(null, 0, word, number, form, isStrong));

    /// <summary>Adds a number alone.</summary>
    public void Number(double number, NumberForm form, bool isStrong = false) => Add(new PageFact(null, 0, null, number, form, isStrong));

    /// <summary>Adds the factor by which a norm changes; nothing where it is none, as from zero to zero.</summary>
    public void Factor(double factor, bool isStrong = false)
    {
        if (double.IsFinite(factor))
        {
            Number(factor, NumberForm.Factor, isStrong);
        }
    }

    private void Add(PageFact fact) => facts[lineEnds[lineCount - 1]++] = fact;
}
