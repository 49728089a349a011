using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Sampling;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// A passage of the lesson's text, each character coloured by the value of one hidden unit after it was read (Karpathy, Johnson and
/// Li 2015): with the weights of the iteration shown where training does not run; while it runs, with those of a few iterations
/// before, which is named.
/// </summary>
public sealed partial class PassagePanel : Panel
{
    private static readonly string[] Notations = ["h_t", "c_t", "i_t", "f_t", "g_t", "o_t", "r_t", "z_t", "n_t"];

    private readonly ShownTraining training;
    private readonly IViewState view;
    private readonly IScales scales;
    private readonly TextPassage passage;
    private readonly PassageLines lines;
    private readonly PassageColors colors;
    private readonly string[] hints;
    private int marked = -1;
    private (int Reading, int Unit) cellOf = (-1, -1);
    private ValueScale cellScale = ValueScale.Linear(1);

    /// <summary>A panel for a lesson about text.</summary>
    /// <param name="training">What is shown.</param>
    /// <param name="view">Which unit, and what of it.</param>
    /// <param name="scales">How values become colours.</param>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="passage">The passage, and what the units are after each of its characters.</param>
    public PassagePanel(
        ShownTraining training, IViewState view, IScales scales, IAppearance appearance, FontBook fonts, TextPassage passage)
        : base(appearance)
    {
        (this.training, this.view, this.scales, this.passage) = (training, view, scales, passage);
        lines = new PassageLines(passage, fonts);
        colors = new PassageColors(passage);
        units = new Heatmap(training.Step.HiddenUnits, 1);
        string kinds = training.Step.HasCell ? " · H: h or c · K: gates" : passage.Kinds.Count > 1 ? " · K: gates" : "";
        hints = [$"U or the wheel: next unit · Shift+U: the one before{kinds}", $"U: next unit{kinds}", "U: next unit"];
    }

    /// <inheritdoc/>
    protected override string Title => "TEXT";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Passage;

    /// <summary>Updates applied to the weights that read the passage; −1 for none.</summary>
    public int Iteration => passage.Iteration;

    /// <summary>How many of the passage's characters there is room for.</summary>
    public int Shown
    {
        get
        {
            Arrange();
            return lines.Shown;
        }
    }

    /// <summary>The cell of a character that is shown, in pixels; characters count from 0.</summary>
    public Box CellOf(int character)
    {
        Arrange();
        return lines.CellOf(character);
    }

    private float FootHeight => Look.Px(26);

    private ValueScale Scale => view.Quantity switch
    {
        StateKind.H => scales.Hidden,
        StateKind.C => cellScale,
        _ => ValueScale.Linear(1),
    };

    /// <summary>The colours of the quantity in the rows of units: what goes from 0 to 1 has no middle.</summary>
    private ColorMap Map => view.Quantity.IsSigned() ? Theme.Diverging : Theme.Sequential;

    private bool IsOld => OtherIteration.IsOld(passage.Iteration, training.Step.Iteration);

    private void Arrange() =>
        lines.Arrange(Content.Inset(0, HasUnits ? UnitsHeight : Look.Px(2), 0, FootHeight), Look.Unit, IsFocused);

    /// <summary>The character whose units are shown: the one pointed at last, else the last that is to be seen.</summary>
    private int Marked => marked >= 0 && marked < lines.Shown ? marked : lines.Shown - 1;

    /// <inheritdoc/>
    protected override void Process(double delta) => Update();

    /// <summary>Colours what there is to be coloured, if anything has changed.</summary>
    public void Update()
    {
        if (Bounds.Width == 0)
        {
            return;
        }

        Arrange();
        FollowCell();
        colors.Update(view.Unit, view.Quantity, Scale, Map, Theme, IsOld);
        UpdateUnits();
    }

    /// <summary>
    /// c has no limits, and those of other units may be far beyond this one's: the scale ends at 1, or at the next of 2, 5, 10, …
    /// above the largest of this unit in the passage.
    /// </summary>
    private void FollowCell()
    {
        if (view.Quantity != StateKind.C || cellOf == (passage.Version, view.Unit))
        {
            return;
        }

        cellOf = (passage.Version, view.Unit);
        double largest = 1;
        for (int i = 0; i < passage.Length; i++)
        {
            double magnitude = Math.Abs(passage.ValueAt(StateKind.C, i, view.Unit));
            largest = magnitude > largest && double.IsFinite(magnitude) ? magnitude : largest;
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        cellScale = ValueScale.Linear(power * (largest <= power ? 1 : largest <= 2 * power ? 2 : largest <= 5 * power ? 5 : 10));
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind == InputKind.PointerMoved)
        {
            int character = lines.CharacterAt(input.Position);
            marked = character >= 0 ? character : marked;
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Arrange();
        DrawName(canvas, passage.Iteration < 0 ? 0 : DrawIteration(canvas, passage.Iteration, training.Step.Iteration));
        DrawUnits(canvas);
        for (int line = 0; line < lines.Count; line++)
        {
            int first = lines.First(line);
            for (int i = first; i < lines.First(line + 1); i++)
            {
                DrawCharacter(canvas, i, lines.CellAt(line, i - first));
            }
        }

        if (HasUnits && lines.Shown > 0)
        {
            canvas.StrokeRoundedBox(lines.CellOf(Marked).Inset(-Look.Hair(2)), Look.Px(2), Look.Hair(2), Theme.Text);
        }

        DrawFoot(canvas);
    }

    /// <summary>h_t, unit 17 of 128: behind the title, as much of it as has room.</summary>
    private void DrawName(ICanvas canvas, float taken)
    {
        var name = Formula(canvas, Notations[(int)view.Quantity]);
        float x = TitleBaseline.X + TitleWidth(canvas) + Look.Px(8), room = Bounds.Right - Look.Px(24) - taken - x;
        Span<char> buffer = stackalloc char[48];
        var unit = new TextLine(buffer);
        unit.Add("unit ");
        unit.Add(view.Unit + 1);
        int brief = unit.Span.Length;
        unit.Add(" of ");
        unit.Add(training.Step.HiddenUnits);
        float gap = Look.Px(7), symbol = name.Width + gap;
        ReadOnlySpan<char> text = symbol + canvas.Fonts.Measure(unit.Span, Look.Label) <= room ? unit.Span : unit.Span[..brief];
        if (symbol + canvas.Fonts.Measure(text, Look.Label) > room)
        {
            return;
        }

        name.Draw(canvas, new Point(x, TitleBaseline.Y), Theme.Text);
        canvas.Text(text, new Point(x + symbol, TitleBaseline.Y), Look.Label, Theme.Text);
    }
}
