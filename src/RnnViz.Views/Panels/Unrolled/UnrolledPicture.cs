using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>What the unrolled row draws of each timestep, and between them: one class for each way in which cells are drawn.</summary>
internal abstract class UnrolledPicture(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
{
    /// <summary>What is shown.</summary>
    protected ShownTraining Training { get; } = training;

    /// <summary>Colours and type sizes.</summary>
    protected IAppearance Appearance { get; } = appearance;

    /// <summary>Colours and type sizes.</summary>
    protected Look Look => Appearance.PanelLook;

    /// <summary>Colours.</summary>
    protected Theme Theme => Appearance.PanelLook.Theme;

    /// <summary>The names of the rows, left of the columns.</summary>
    public abstract void DrawGutter(ICanvas canvas, Box panel, TimeAxis columns);

    /// <summary>The cells of timesteps first to last, and what goes from one to the next.</summary>
    public abstract void DrawCells(ICanvas canvas, Box panel, TimeAxis columns, int first, int last);

    /// <summary>The heights at which the spark runs; the second is NaN where it runs along one line.</summary>
    public abstract (float First, float Second) PulseHeights(Box panel, TimeAxis columns, bool isForward);

    /// <summary>The column of timestep t from its loss, where it has one, else from its cell down to the cell's foot.</summary>
    public abstract TargetPlace Locate(Box panel, TimeAxis columns, int t);

    /// <summary>Says what is at a point of the column of timestep t.</summary>
    /// <returns>Whether there is something.</returns>
    public abstract bool TryDescribe(Point point, Box panel, TimeAxis columns, int t, ref HoverText text);

    /// <summary>Whether the walk has come to the state of timestep t.</summary>
    protected bool HasState(int t) => Training.Walk.Shows(Phase.Forward, t, Term.State);

    /// <summary>Whether the walk stands at a timestep, or the pointer does while the walk is nowhere.</summary>
    protected bool IsMarked(int t) => t == Training.Timestep || Training.Timestep == 0 && t == view.PointedTimestep;

    /// <summary>A colour for what the walk has come to, dimmed for what it has not.</summary>
    protected Rgba Shade(Rgba color, bool isShown) => isShown ? color : Theme.Dimmed(color);

    /// <summary>How thick the arrow of a gradient is, in pixels: by the logarithm of its norm.</summary>
    protected float ThicknessOf(double norm) => Look.Px(1 + 3.5f * (double.IsFinite(norm) ? (float)scales.Norm.Position(norm) : 1));

    /// <summary>A formula of the gutter.</summary>
    protected FormulaLayout Formula(ICanvas canvas, string notation) => Appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(17), 0);

    /// <summary>A row's name in the gutter: in words and as a symbol; in a figure the symbol alone.</summary>
    protected void DrawName(ICanvas canvas, string words, string symbol, Point middleLeft)
    {
        float after = middleLeft.X;
        if (Appearance.Layout.Figure is null)
        {
            canvas.CenteredText(words, middleLeft, Look.Label, Theme.Muted, TextAlign.Left);
            after += canvas.Fonts.Measure(words, Look.Label) + Look.Px(6);
        }

        Formula(canvas, symbol).Draw(canvas, new Point(after, middleLeft.Y + Look.Px(4)), Theme.Muted);
    }

    /// <summary>The names of what comes out of a column: loss and ŷ_t, or ‖d_t‖ of a recurrent layer alone.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="x">The left edge.</param>
    /// <param name="loss">The height of the loss' name.</param>
    /// <param name="output">The height of the prediction's name.</param>
    protected void DrawOutputNames(ICanvas canvas, float x, float loss, float output)
    {
        if (!Training.Step.HasReadout)
        {
            Formula(canvas, "‖d_t‖").Draw(canvas, new Point(x, output + Look.Px(4)), Theme.BackwardText);
            return;
        }

        canvas.CenteredText("loss", new Point(x, loss), Look.Label, Theme.Muted, TextAlign.Left);
        float after = loss == output ? x + canvas.Fonts.Measure("loss", Look.Label) + Look.Px(9) : x;
        Formula(canvas, "ŷ_t").Draw(canvas, new Point(after, output + Look.Px(4)), Theme.Muted);
    }

    /// <summary>The number of timestep t below its column, but in a figure where a row below says it.</summary>
    protected void DrawTimestep(ICanvas canvas, int t, Point middle, float column)
    {
        bool isFigure = Appearance.Layout.Figure is not null, isNumbered = Appearance.Layout.NumbersTimesteps(PanelName.Unrolled);
        if (isFigure && !isNumbered && UnrolledColumns.FollowAxis(Training, view, Appearance))
        {
            return;
        }

        var label = new TextLine(stackalloc char[16]);
        if (column > Look.Px(40) && !(isFigure && isNumbered))
        {
            label.Add("t=");
        }

        label.Add(t);
        canvas.CenteredText(label.Span, middle, Look.SmallNumber, IsMarked(t) ? Training.PhaseText(Theme) : Theme.Muted);
    }

    /// <summary>The gain with as many digits as the column has room for; the sign × goes first.</summary>
    protected void DrawGain(ICanvas canvas, double gain, Point middle, float column, bool isShown)
    {
        Span<char> buffer = stackalloc char[16];
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var label = new TextLine(buffer);
            if (attempt == 0)
            {
                label.Add("×");
            }

            if (double.IsFinite(gain) && gain < 99.5 && gain >= 0.005)
            {
                label.AddFixed(gain, gain < 9.995 && attempt < 2 ? 2 : 1);
            }
            else
            {
                label.Add3(gain);
            }

            if (canvas.Fonts.Measure(label.Span, Look.SmallNumber) > column - Look.Px(4))
            {
                continue;
            }

            canvas.CenteredText(label.Span, middle, Look.SmallNumber, Shade(gain > 1 ? Theme.BackwardText : Theme.Muted, isShown));
            return;
        }
    }
}
