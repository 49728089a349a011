namespace RnnViz.Views.Panels.Bptt;

/// <summary>How far an equation has come.</summary>
public enum EquationState
{
    /// <summary>It stands for all timesteps, or has been evaluated.</summary>
    Done,

    /// <summary>It is being evaluated.</summary>
    Now,

    /// <summary>It is still to come.</summary>
    Ahead,
}

/// <summary>An equation of a page.</summary>
/// <param name="Notation">In the notation of the typesetter, <c>@</c> for the timestep.</param>
/// <param name="Timestep">1..T, or 0 for any.</param>
/// <param name="State">How far it has come.</param>
public readonly record struct PageEquation(string Notation, int Timestep, EquationState State);

/// <summary>How a number is written.</summary>
public enum NumberForm
{
    /// <summary>No number: only the symbol or word.</summary>
    None,

    /// <summary>Three significant digits.</summary>
    Significant,

    /// <summary>A factor: ×0.94.</summary>
    Factor,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>An angle in degrees, from radians.</summary>
    Degrees,
}

/// <summary>A piece of a line of facts: a symbol, a word, a number, or a symbol or word followed by its number.</summary>
/// <param name="Notation">A symbol as mathematics, or null.</param>
/// <param name="Timestep">The timestep in the symbol.</param>
/// <param name="Word">Words, or null.</param>
/// <param name="Number">The number.</param>
/// <param name="Form">How the number is written.</param>
/// <param name="IsStrong">Whether this is what the line is about.</param>
public readonly record struct PageFact(string? Notation, int Timestep, string? Word, double Number, NumberForm Form, bool IsStrong);

/// <summary>What the panel of equations says of one place of the walk: equations, and lines of facts. Filled anew for each place without allocation.</summary>
public sealed class BpttPage
{
    private readonly PageEquation[] equations = new PageEquation[16];
    private readonly PageFact[] facts = new PageFact[64];
    private readonly int[] lineEnds = new int[16];
    private int equationCount, lineCount;

    /// <summary>The equations, top to bottom.</summary>
    public ReadOnlySpan<PageEquation> Equations => equations.AsSpan(0, equationCount);

    /// <summary>How many lines of facts there are, the most important first.</summary>
    public int LineCount => lineCount;

    /// <summary>The facts of a line.</summary>
    public ReadOnlySpan<PageFact> Line(int i) => facts.AsSpan(i == 0 ? 0 : lineEnds[i - 1], lineEnds[i] - (i == 0 ? 0 : lineEnds[i - 1]));

    /// <summary>Whether the gradient before and after clipping is drawn beside.</summary>
    public bool ShowsClip { get; set; }

    /// <summary>Empties the page.</summary>
    public void Clear() => (equationCount, lineCount, ShowsClip) = (0, 0, false);

    /// <summary>Adds an equation.</summary>
    public void Equation(string notation, int timestep, EquationState state) => equations[equationCount++] = new PageEquation(notation, timestep, state);

    /// <summary>Begins a line of facts.</summary>
    public void BeginLine()
    {
        lineEnds[lineCount] = lineCount == 0 ? 0 : lineEnds[lineCount - 1];
        lineCount++;
    }

    /// <summary>Adds a symbol and its number to the line.</summary>
    public void Symbol(string notation, int timestep, double number, bool isStrong = false) =>
        Add(new PageFact(notation, timestep, null, number, NumberForm.Significant, isStrong));

    /// <summary>Adds a symbol alone to the line.</summary>
    public void Symbol(string notation, int timestep = 0) => Add(new PageFact(notation, timestep, null, 0, NumberForm.None, false));

    /// <summary>Adds words, and a number after them where a form is given.</summary>
    public void Word(string word, double number = 0, NumberForm form = NumberForm.None, bool isStrong = false) =>
        Add(new PageFact(null, 0, word, number, form, isStrong));

    /// <summary>Adds a number alone.</summary>
    public void Number(double number, NumberForm form, bool isStrong = false) => Add(new PageFact(null, 0, null, number, form, isStrong));

    private void Add(PageFact fact) => facts[lineEnds[lineCount - 1]++] = fact;
}
