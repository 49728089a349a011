using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>
/// The gates of one sequence, one row a unit, one column a timestep: one gate, or all as strips below one another. Gates are linear
/// from 0 to 1, g and n from −1 to 1.
/// </summary>
public sealed partial class GatesPanel : TimePanel
{
    private readonly UnitGrid[] grids;
    private readonly LetterButton[] buttons;
    private readonly string letters;
    private readonly string[] symbols;
    private (int Step, int Sequence) version = (-1, -1);

    /// <summary>A row for a gated lesson; in a vanilla one it is empty.</summary>
    public GatesPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
        : base(training, view, scales, appearance)
    {
        letters = training.Step.Gates;
        int T = training.Step.Timesteps, H = training.Step.HiddenUnits;
        grids = new UnitGrid[letters.Length];
        buttons = new LetterButton[letters.Length + 1];
        for (int i = 0; i < letters.Length; i++)
        {
            int gate = i;
            grids[i] = new UnitGrid(T, H, (t, unit) => training.Step.GateAt(gate, t, unit, training.Sequence));
        }

        symbols = [.. letters.Select(letter => $"{letter}_t")];
        for (int i = 0; i < buttons.Length; i++)
        {
            int? gate = i < letters.Length ? i : null;
            buttons[i] = AddChild(
                new LetterButton(appearance, i < letters.Length ? $"{letters[i]}" : "all", () => view.Gate == gate));
            buttons[i].Pressed += () => GateChosen?.Invoke(gate);
        }
    }

    /// <summary>Raised with the gate whose button was pressed; null for all.</summary>
    public event Action<int?>? GateChosen;

    /// <inheritdoc/>
    protected override string Title => "GATES";

    /// <summary>The name takes the line of the sequence.</summary>
    protected override bool HasNameAtTitle => Figure is not null && base.HasNameAtTitle;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Gates;

    /// <summary>The colours of a gate, unit by unit.</summary>
    /// <param name="gate">Its place in the cell's letters.</param>
    public Heatmap CellsOf(int gate) => grids[gate].Cells;

    private bool ShowsAll => View.Gate is null;

    private int First => View.Gate ?? 0;

    private int Count => ShowsAll ? letters.Length : 1;

    /// <summary>The strip of a gate in pixels: the whole plot where one is shown alone.</summary>
    public Box StripOf(int gate)
    {
        Box plot = Plot;
        if (!ShowsAll)
        {
            return plot;
        }

        float gap = Look.Px(3), height = (plot.Height - gap * (letters.Length - 1)) / letters.Length;
        return (plot with { Y = plot.Y + gate * (height + gap), Height = height }).Snapped();
    }

    /// <inheritdoc/>
    protected override void Process(double delta) => Refresh();

    /// <summary>Gives the buttons their places, and computes the colours once for each step.</summary>
    public void Refresh()
    {
        LetterButton.Place(Look, buttons, TitleBaseline.X, TitleBaseline.Y + Look.Px(5));
        if (version == (Training.Step.Version, Training.Sequence) || !Visible)
        {
            return;
        }

        version = (Training.Step.Version, Training.Sequence);
        foreach (UnitGrid grid in grids)
        {
            grid.Encode(GateTopics.Scale);
        }
    }

    /// <inheritdoc/>
    internal override Topic PartAt(Point point)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            if (buttons[i].Bounds.Contains(point))
            {
                return GateTopics.Of(letters[i]);
            }
        }

        return buttons[^1].Bounds.Contains(point) ? Topic.Gates : Topic.None;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        if (Figure is null)
        {
            DrawGutter(canvas);
        }
        else
        {
            DrawHead(canvas);
        }

        for (int i = First; i < First + Count; i++)
        {
            Box strip = StripOf(i);
            ColorMap map = GateTopics.MapOf(Theme, letters[i]);
            grids[i].Draw(canvas, strip, Axis, map);
            // before the first frame the cells are empty still
            if (version.Step >= 0)
            {
                grids[i].DrawNumbers(canvas, Look, strip, Axis, map, GateTopics.Scale);
            }

            if (ShowsAll)
            {
                canvas.CenteredText(
                    letters.AsSpan(i, 1), new Point(strip.X - Look.Px(6), strip.Center.Y), new TextStyle(FontRole.MathItalic, Look.Px(15)),
                    Theme.Text, TextAlign.Right);
            }
        }

        if (!ShowsAll && (IsFocused || Figure is not null))
        {
            UnitTicks.Draw(canvas, Look, Plot, Training.Step.HiddenUnits, Look.Px(Figure is null ? 46 : 0));
        }

        DrawTimesteps(canvas);
        if (Figure is null)
        {
            DrawMarks(canvas);
        }

        DrawVeil(canvas, LastState + 1, Axis.Timesteps);
        DrawNeighbourhood(canvas);
        DrawCursorEdges(canvas);
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        int H = Training.Step.HiddenUnits;
        bool isColumn = (target.Timestep ?? Training.Timestep) is > 0 and int t && t <= Axis.Timesteps && Axis.Shows(t);
        bool isRow = target.Unit is int unit && unit <= H;
        if (!isColumn && !isRow)
        {
            return base.Locate(fonts, target);
        }

        // of all gates, the one that keeps the state
        Box strip = isRow && ShowsAll ? StripOf(Training.Step.KeepingGate) : Plot, area = strip;
        if (isColumn)
        {
            area = area with { X = Axis.Left(target.Timestep ?? Training.Timestep), Width = Axis.ColumnWidth };
        }

        if (!isRow)
        {
            return new TargetPlace(area, new Point(area.Center.X, area.Y));
        }

        float height = strip.Height / H;
        area = area with { Y = strip.Y + (target.Unit!.Value - 1) * height, Height = height };
        return new TargetPlace(area, new Point(area.X + MathF.Min(Look.Px(3), area.Width / 2), area.Center.Y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!Plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t))
        {
            return false;
        }

        (int gate, int unit) = RowAt(point);
        if (gate < 0)
        {
            return false;
        }

        Describe(gate, t, unit, ref text);
        return true;
    }

    /// <inheritdoc/>
    public override int UnitAt(Point point) => Plot.Contains(point) ? RowAt(point).Unit : -1;

    /// <summary>The gate in whose strip a point is, and the unit in whose row; −1 for both where there is none.</summary>
    private (int Gate, int Unit) RowAt(Point point)
    {
        for (int i = First; i < First + Count; i++)
        {
            Box strip = StripOf(i);
            if (point.Y >= strip.Y && point.Y < strip.Bottom)
            {
                int units = Training.Step.HiddenUnits;
                return (i, Math.Clamp((int)((point.Y - strip.Y) / strip.Height * units), 0, units - 1));
            }
        }

        return (-1, -1);
    }

    private void Describe(int gate, int t, int unit, ref HoverText text)
    {
        text.Topic = GateTopics.Of(letters[gate]);
        text.Name.Add(letters.AsSpan(gate, 1));
        text.Name.AddIndex(t);
        text.Name.Add("[unit ");
        text.Name.Add(unit + 1);
        text.Name.Add("]");
        text.Value.Add3(Training.Step.GateAt(gate, t, unit, Training.Sequence));
        text.Value.Add(", mean of the units ");
        text.Value.Add3(Training.Step.GateMean(gate, t, Training.Sequence));
        text.Place.AddPart("timestep", t);
        if (Training.Step.BatchSize > 1)
        {
            text.Place.AddPart("sequence", Training.Sequence + 1);
        }

        text.Place.AddPart("iteration", Training.Step.ShownIteration);
    }
}
