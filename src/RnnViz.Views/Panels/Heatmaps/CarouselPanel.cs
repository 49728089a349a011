using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>
/// The way back past all weights, for one sequence: the product of the gate that keeps over all later timesteps, f of the LSTM and z
/// of the GRU, for each unit as a heatmap on a logarithmic scale up to 1, and the mean of the gate as a line below it. Alone or among
/// few panels it is a row on the shared axis; among all panels it has narrower columns of its own.
/// </summary>
public sealed partial class CarouselPanel : TimePanel
{
    private readonly UnitGrid grid;
    private readonly string letter, symbol, meanSymbol;
    private readonly double[] means;
    private readonly Point[] line;
    private (int Step, int Scales, int Sequence) version = (-1, -1, -1);

    /// <summary>A panel for a gated lesson; in a vanilla one it is empty.</summary>
    public CarouselPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
        : base(training, view, scales, appearance)
    {
        int T = training.Step.Timesteps;
        (means, line) = (new double[T], new Point[T]);
        letter = training.Step.IsGated ? $"{training.Step.Gates[training.Step.KeepingGate]}" : "";
        (symbol, meanSymbol) = ($"Π_{{s>t}} {letter}_s", $"\"mean\" {letter}_t");
        grid = new UnitGrid(T, training.Step.HiddenUnits, ProductAt);
    }

    /// <inheritdoc/>
    protected override string Title => "CAROUSEL";

    /// <summary>In a row the name takes the line of the sequence.</summary>
    protected override bool HasNameAtTitle => (!IsRow || Figure is not null) && base.HasNameAtTitle;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Carousel;

    /// <summary>The colours of the products.</summary>
    public Heatmap Cells => grid.Cells;

    private double ProductAt(int t, int unit) => Training.Step.CarouselProducts(t, Training.Sequence)[unit];

    /// <summary>Whether the panel is a row on the shared axis.</summary>
    private bool IsRow => Appearance.Layout.IsChosen;

    /// <inheritdoc/>
    protected override TimeAxis Axis => IsRow ? View.Axis : new TimeAxis(Content, View.Axis.Timesteps, View.Axis.Range);

    /// <inheritdoc/>
    protected override bool ShowsTimesteps => IsRow && base.ShowsTimesteps;

    /// <inheritdoc/>
    public override Box Plot => IsRow ? base.Plot : Content.Inset(0, 0, 0, Look.Px(19)).Snapped();

    /// <summary>The line of the means, below the products.</summary>
    public Box MeanStrip
    {
        get
        {
            Box plot = Plot;
            float height = MathF.Round(Math.Clamp(plot.Height * 0.28f, Look.Px(18), Look.Px(90)));
            return plot with { Y = plot.Bottom - height, Height = height };
        }
    }

    /// <summary>The heatmap of the products.</summary>
    public Box Products => Plot with { Height = Plot.Height - MeanStrip.Height - MathF.Round(Look.Px(4)) };

    /// <inheritdoc/>
    protected override void Process(double delta) => Refresh();

    /// <summary>Computes colours and means once for each step.</summary>
    public void Refresh()
    {
        if (version == (Training.Step.Version, Scales.Version, Training.Sequence) || !Visible || !Training.Step.IsGated)
        {
            return;
        }

        version = (Training.Step.Version, Scales.Version, Training.Sequence);
        grid.Encode(Scales.Carousel);
        for (int t = 1; t <= means.Length; t++)
        {
            means[t - 1] = Training.Step.GateMean(Training.Step.KeepingGate, t, Training.Sequence);
        }
    }

    /// <inheritdoc/>
    public override int TimestepAt(Point point) => IsRow || Plot.Contains(point) ? base.TimestepAt(point) : 0;

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if ((target.Timestep ?? Training.Timestep) is not (> 0 and int t) || t > Axis.Timesteps || !Axis.Shows(t))
        {
            return base.Locate(fonts, target);
        }

        Box area = Products with { X = Axis.Left(t), Width = Axis.ColumnWidth };
        if (target.Unit is not int unit || unit > grid.Cells.Rows)
        {
            return new TargetPlace(area, new Point(area.Center.X, area.Y));
        }

        float height = area.Height / grid.Cells.Rows;
        area = area with { Y = area.Y + (unit - 1) * height, Height = height };
        return new TargetPlace(area, new Point(area.X + MathF.Min(Look.Px(3), area.Width / 2), area.Center.Y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!Plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t))
        {
            return false;
        }

        Box products = Products;
        if (point.Y >= products.Bottom)
        {
            text.Topic = Topic.MeanGate;
            text.Name.Add("mean of ");
            text.Name.Add(letter);
            text.Name.AddIndex(t);
            text.Name.Add(" over the units");
            text.Value.Add3(means[t - 1]);
            text.Place.AddPart("timestep", t);
        }
        else
        {
            int unit = Math.Clamp((int)((point.Y - products.Y) / products.Height * grid.Cells.Rows), 0, grid.Cells.Rows - 1);
            DescribeProduct(t, unit, ref text);
        }

        if (Training.Step.BatchSize > 1)
        {
            text.Place.AddPart("sequence", Training.Sequence + 1);
        }

        text.Place.AddPart("iteration", Training.Step.ShownIteration);
        return true;
    }

    private void DescribeProduct(int t, int unit, ref HoverText text)
    {
        int T = Axis.Timesteps;
        text.Name.Add("Π ");
        text.Name.Add(letter);
        if (t < T)
        {
            text.Name.Add(", from ");
            text.Name.Add(letter);
            text.Name.AddIndex(T);
            text.Name.Add(t + 1 < T ? " back to " : " alone");
            if (t + 1 < T)
            {
                text.Name.Add(letter);
                text.Name.AddIndex(t + 1);
            }
        }

        text.Name.Add("[unit ");
        text.Name.Add(unit + 1);
        text.Name.Add("]");
        text.Value.Add3(ProductAt(t, unit));
        text.Value.Add(t == T ? ": nothing to pass yet" : IsCutOff(t) ? ", but beyond the window" : "");
        text.Place.AddPart("timestep", t);
    }

    private bool IsCutOff(int t) => t <= Axis.Timesteps - Training.Step.Truncation;
}
