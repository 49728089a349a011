using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// Draws all equations of the phase that the walk is in, in their order, the one that is evaluated highlighted, those still to
/// come dimmed, as many as there is room for.
/// </summary>
/// <param name="training">What is shown.</param>
/// <param name="appearance">Colours and type sizes.</param>
/// <param name="table">The equations.</param>
internal sealed class TermEquationList(ShownTraining training, IAppearance appearance, StepTable table)
{
    private const float Pitch = 25, BestSize = 18;

    private readonly List<(string Notation, int Timestep, Cursor Place)> equations = [];

    private Look Look => appearance.PanelLook;

    private Theme Theme => appearance.Look.Theme;

    private Walk Walk => training.Walk;

    /// <summary>How many equations the phase has.</summary>
    public int Count => equations.Count;

    /// <summary>How many equations are evaluated now.</summary>
    public int CountNow
    {
        get
        {
            int count = 0;
            for (int i = 0; i < equations.Count; i++)
            {
                count += equations[i].Place == Walk.Cursor ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>From one equation to the next, in pixels.</summary>
    public float LineHeight => Look.Px(Pitch);

    /// <summary>Collects the equations of the walk's phase; to be called when the walk has moved or changed.</summary>
    public void Refresh()
    {
        equations.Clear();
        Cursor now = Walk.Cursor;
        for (int i = 0; i < Walk.Itinerary.StopsPerIteration; i++)
        {
            Cursor place = Walk.Itinerary.At(now.Iteration, i);
            if (place.Phase == now.Phase)
            {
                Add(place);
            }
        }
    }

    /// <summary>The width of the widest equation at its best size, in pixels.</summary>
    public float WidestOf(ICanvas canvas)
    {
        float widest = 0;
        foreach ((string equation, int t, _) in equations)
        {
            widest = MathF.Max(widest, Formula(canvas, equation, BestSize, t).Width);
        }

        return widest;
    }

    /// <summary>Draws the list.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="box">The room; equations wider than it are drawn smaller, all alike.</param>
    /// <param name="widest">See <see cref="WidestOf"/>.</param>
    /// <param name="phase">The colour of the phase.</param>
    /// <param name="phaseText">The same for text.</param>
    public void Draw(ICanvas canvas, Box box, float widest, Rgba phase, Rgba phaseText)
    {
        float pitch = Look.Px(Pitch), room = box.Width - Look.Px(12), size = widest > room ? BestSize * room / widest : BestSize;
        int fitting = Math.Min(equations.Count, (int)(box.Height / pitch));
        int now = IndexOfNow(), first = Math.Max(now - fitting / 2, Math.Min(now, now + CountNow - fitting));
        first = Math.Max(0, Math.Min(first, equations.Count - fitting));
        for (int i = first; i < first + fitting; i++)
        {
            (string equation, int t, Cursor place) = equations[i];
            float y = box.Y + (i - first) * pitch;
            int order = Walk.Itinerary.Compare(place, Walk.Cursor);
            if (order == 0)
            {
                var mark = new Box(box.X - Look.Px(6), y, box.Width + Look.Px(6), pitch);
                canvas.FillRoundedBox(mark.Snapped(), Look.Px(5), phase.WithOpacity(0.12f));
            }

            Rgba color = order == 0 ? phaseText : order > 0 ? Rgba.Mix(Theme.Surface, Theme.Muted, 0.5f) : Theme.Text;
            Formula(canvas, equation, size, t).Draw(canvas, new Point(box.X, MathF.Round(y + pitch * 0.66f)), color);
        }
        // more than is shown
        float tip = Look.Px(4);
        if (first > 0)
        {
            Tip(canvas, box.Right, box.Y + tip, -tip);
        }

        if (first + fitting < equations.Count)
        {
            Tip(canvas, box.Right, box.Y + fitting * pitch - tip, tip);
        }
    }

    /// <summary>The first equation of the walk's place, or −1 where it has none.</summary>
    private int IndexOfNow()
    {
        for (int i = 0; i < equations.Count; i++)
        {
            if (equations[i].Place == Walk.Cursor)
            {
                return i;
            }
        }

        return -1;
    }

    private void Tip(ICanvas canvas, float right, float y, float height)
    {
        float tip = MathF.Abs(height);
        canvas.FillTriangle(new Point(right - 3 * tip, y), new Point(right - tip, y), new Point(right - 2 * tip, y + height), Theme.Muted);
    }

    private void Add(Cursor place)
    {
        IReadOnlyList<StepEquation> all = table[place.Term].Equations;
        // a phase without timesteps of its own evaluates the equations of all timesteps, one timestep after the other
        for (int t = 1; place.Timestep == 0 && t <= training.Step.Timesteps; t++)
        {
            foreach (StepEquation equation in all)
            {
                if (equation.Result.Quantity.IsOfTimestep)
                {
                    Add(equation, t, place);
                }
            }
        }

        foreach (StepEquation equation in all)
        {
            if (place.Timestep > 0 || !equation.Result.Quantity.IsOfTimestep)
            {
                Add(equation, place.Timestep, place);
            }
        }
    }

    private void Add(StepEquation equation, int t, Cursor place)
    {
        if (equation.Result.OccursAt(t) && equation.NotationAt(t) is { } notation)
        {
            equations.Add((notation, t, place));
        }
    }

    private FormulaLayout Formula(ICanvas canvas, string notation, float units, int t) =>
        appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(units), t);
}
