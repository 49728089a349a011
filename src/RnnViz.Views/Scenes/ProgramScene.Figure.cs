using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Scenes;

// what pictures show of a scene in place of the window, and what they say of it
public sealed partial class ProgramScene
{
    /// <summary>
    /// The figure that is made in place of the window; null for the window. <see cref="Resize"/> says how large it is. The panels are
    /// arranged anew where it changes.
    /// </summary>
    public FigureRequest? Figure
    {
        get => Lesson.Figure;
        set => Lesson.Figure = value;
    }

    /// <summary>Whether messages, tips and announcements are left out of what is drawn: for pictures of the window.</summary>
    public bool HidesPassing
    {
        get => Lesson.HidesPassing;
        set => Lesson.HidesPassing = value;
    }

    /// <summary>The height in pixels at which a figure looks right, at this moment.</summary>
    /// <param name="width">Its width in pixels, &gt; 0.</param>
    /// <param name="figure">What it shows.</param>
    public float FigureHeight(float width, FigureRequest figure) =>
        Lesson.FigureHeight(width, theme with { Scale = theme.Scale * scale }, figure);

    /// <summary>Whether the panels of a figure have room at the size of type that it asks for.</summary>
    /// <param name="size">The figure in pixels.</param>
    /// <param name="figure">What it shows.</param>
    public bool FigureFits(Extent size, FigureRequest figure) =>
        Lesson.FigureFits(size, theme with { Scale = theme.Scale * scale }, figure);

    /// <summary>What a picture of this moment is called: "The vanishing gradient, iteration 200, backward at t = 3".</summary>
    public string FigureTitle => $"{Lesson.Training.Session.Lesson.Title}, {Lesson.PlaceWords}";

    /// <summary>What a figure shows at this moment, for those who do not see it: two sentences.</summary>
    /// <param name="figure">The figure.</param>
    public string Describe(FigureRequest figure) => Lesson.Describe(figure);

    /// <summary>Where the walk stands and what was computed there: one sentence in plain text with the numbers of the session.</summary>
    public string StepSentence => Lesson.StepSentence;
}
