using Raylib_cs;

namespace RnnViz.Window;

/// <summary>
/// Fills the queue with what the user does in the open window. raylib keeps the state at the last time the system was asked: what went
/// down and up again in between is lost, and typing beyond 16 keys. So the events themselves are taken where that can be done.
/// </summary>
/// <param name="queue">Gets them.</param>
internal abstract class WindowEvents(InputQueue queue)
{
    /// <summary>Set to "polled" to have them found by asking often, also where each is said; so the tests try both.</summary>
    public const string Variable = "RNNVIZ_INPUT";

    /// <summary>Whether the window's close button was pressed.</summary>
    public bool IsCloseRequested { get; private set; }

    /// <summary>Whether the system has to be asked often, also while nothing is drawn.</summary>
    public abstract bool NeedsAsking { get; }

    /// <summary>Gets them.</summary>
    protected InputQueue Queue { get; } = queue;

    /// <summary>The best that there is for the open window.</summary>
    public static WindowEvents Of(InputQueue queue)
    {
        WindowEvents? each = Environment.GetEnvironmentVariable(Variable) == "polled" ? null : GlfwEvents.Attach(queue);
        return each ?? new PolledEvents(queue);
    }

    /// <summary>Asks the system what happened.</summary>
    public void Poll()
    {
        BeforePoll();
        Raylib.PollInputEvents();
        AfterPoll();
    }

    /// <summary>To be called before raylib asks the system, as it does at the end of a frame that is shown.</summary>
    public virtual void BeforePoll() { }

    /// <summary>To be called after it did.</summary>
    public virtual void AfterPoll() => IsCloseRequested |= Raylib.WindowShouldClose();

    /// <summary>Waits.</summary>
    public void Wait(TimeSpan rest)
    {
        const double Pause = 0.001; // seconds; even a tap of a touchpad takes longer
        if (!NeedsAsking)
        {
            Raylib.WaitTime(Math.Max(0, rest.TotalSeconds));
            return;
        }

        double end = Raylib.GetTime() + rest.TotalSeconds;
        for (double left = rest.TotalSeconds; left > 0; left = end - Raylib.GetTime())
        {
            Raylib.WaitTime(Math.Min(left, Pause));
            Poll();
        }
    }
}
