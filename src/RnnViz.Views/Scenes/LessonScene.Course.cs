using RnnViz.Engine.Input;
using RnnViz.Views.Screen;
using RnnViz.Views.Transport;

namespace RnnViz.Views.Scenes;

// the lesson as a part of a lecture: its stops and its place in a course
public sealed partial class LessonScene
{
    /// <summary>What goes from stop to stop.</summary>
    public Presenter Presenter { get; }

    /// <summary>Raised when another lesson of the course is asked for: 1 the next one, −1 the one before.</summary>
    public event Action<int>? CourseMoveAsked;

    /// <summary>Space, the keys of a presenter's remote, and Home.</summary>
    private bool Present(in InputEvent input)
    {
        bool steps = Training.Walk.StopCount == 0 || !Training.Walk.HonoursStops;
        switch (input.Action)
        {
            // a key that is held goes to one stop, but steps on and on
            case Actions.Pause or Actions.NextStop or Actions.PreviousStop when input.IsRepeat && !(steps && input.Action != Actions.Pause):
                return true;
            case Actions.Pause:
                Presenter.TogglePause();
                return true;
            case Actions.NextStop:
                slide.Return();
                Presenter.Advance();
                return true;
            case Actions.PreviousStop:
                slide.Return();
                Presenter.GoBack();
                return true;
            case Actions.First:
                Presenter.ToFirst();
                return true;
            default:
                return false;
        }
    }
}
