using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Screen;

/// <summary>What the user has chosen to see, to be read; <see cref="ViewState"/> is what changes it.</summary>
public interface IViewState
{
    /// <summary>The shared columns of timesteps.</summary>
    TimeAxis Axis { get; }

    /// <summary>The timestep that the user points at, 1..T; 0 when none.</summary>
    int PointedTimestep { get; }

    /// <summary>
    /// The timestep that the unrolled row shows where not all fit while an iteration is shown as a whole, 1..T; 0 for the end.
    /// </summary>
    int Neighbourhood { get; }

    /// <summary>The panel that shall have the window to itself; none where all share it.</summary>
    PanelKey Focus { get; }

    /// <summary>What the flow row shows.</summary>
    FlowPicture FlowPicture { get; }

    /// <summary>What of an LSTM's state the rows and the flow show; of other cells they show h.</summary>
    StateName State { get; }

    /// <summary>Whether that is c, of the run in front.</summary>
    bool ShowsCell { get; }

    /// <summary>The gate that is shown, its place in the cell's letters; null for all of them.</summary>
    int? Gate { get; }

    /// <summary>The hidden unit that colours the text, from 0: the one pointed at, else the one that was chosen.</summary>
    int Unit { get; }

    /// <summary>What of that unit colours the text: of h, c and the gates what was chosen last.</summary>
    StateKind Quantity { get; }

    /// <summary>Grows whenever another analysis has been taken over.</summary>
    int AnalysisVersion { get; }

    /// <summary>Whether anything moves by itself, apart from the numbers.</summary>
    bool Motion { get; }

    /// <summary>Where in a course the lesson stands; null where none is given.</summary>
    CoursePlace? Course { get; }

    /// <summary>What is announced before the lesson is left; null where nothing is, or the walk has moved since.</summary>
    Announcement? Announcement { get; }

    /// <summary>The run that was kept to be compared with, where it is another than the one shown; else null.</summary>
    ComparedRun? Other { get; }

    /// <summary>The same, where its loss is counted in the shown one's unit.</summary>
    ComparedRun? OtherLoss { get; }

    /// <summary>
    /// Iterations that charts over training span: the history, the step that is shown, the future that was abandoned, and the run
    /// compared with.
    /// </summary>
    int Iterations { get; }
}
