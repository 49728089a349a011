using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Threads;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

// opening something while the lesson on the screen goes on: reading and building is done by another thread, showing by the loop's
public sealed partial class ProgramScene
{
    private BackgroundTask<Action>? opening;
    private Action<LessonException>? refuse;
    private NoticeCard? openingCard;
    private int openingPercent = -1;

    /// <summary>
    /// How long a frame waits for what is opened, before the lesson goes on and a card says that something is being opened; null where
    /// time does not run, and opening takes as long as it takes.
    /// </summary>
    public TimeSpan? OpeningPatience { get; set; }

    /// <summary>Takes down mistakes of the program that do not end it; null where nobody does.</summary>
    public IMistakeLog? Mistakes
    {
        get;
        set
        {
            field = value;
            Lesson.Appearance.Mistakes = value;
        }
    }

    /// <summary>Whether something is being opened.</summary>
    public bool IsOpening => opening is not null;

    /// <summary>
    /// Reports a mistake of the program that ends neither it nor the lesson: it is written down, and the screen says so.
    /// </summary>
    /// <param name="error">What happened.</param>
    /// <param name="doing">Where.</param>
    public void Report(Exception error, string doing)
    {
        string? log = Mistakes?.Write(error, doing);
        Lesson.Say(log is null ? "RnnViz met a mistake of its own; the lesson goes on"
            : $"RnnViz met a mistake of its own; the lesson goes on. What is needed to find it: {log}");
    }

    /// <summary>Opens something in place of the lesson; until it is there, and where it cannot be, the lesson stays as it is.</summary>
    /// <param name="name">What is opened, for the card.</param>
    /// <param name="prepare">
    /// Reads and builds, on whichever thread, without touching the scene; answers what puts it on the screen.
    /// </param>
    /// <param name="refused">Told what is wrong with it; null to show all mistakes.</param>
    private void BeginOpening(string name, Func<TaskProgress, Action> prepare, Action<LessonException>? refused = null)
    {
        CancelOpening();
        refuse = refused ?? Lesson.ShowMistakes;
        if (OpeningPatience is not { } patience)
        {
            Finish(() => prepare(new TaskProgress()));
            return;
        }

        opening = new BackgroundTask<Action>("opening", prepare);
        if (opening.Wait(patience))
        {
            FinishOpening();
            return;
        }

        openingPercent = -1;
        openingCard = new NoticeCard(Lesson.Appearance, accept: null, "Esc  cancel", leaves: false)
        {
            Heading = "Opening",
            Name = name,
            Line = "The lesson goes on until it is there.",
        };
        openingCard.Cancelled += () =>
        {
            CancelOpening();
            Lesson.Say("Opening was cancelled");
        };
        Lesson.Show(openingCard);
    }

    /// <summary>Breaks off what is being opened.</summary>
    private void CancelOpening()
    {
        opening?.Cancel();
        (opening, refuse) = (null, null);
        if (openingCard is not null)
        {
            Lesson.Dismiss();
            openingCard = null;
        }
    }

    /// <summary>To be called once a frame.</summary>
    private void LookAtOpening()
    {
        if (opening is null)
        {
            return;
        }

        if (opening.IsDone)
        {
            FinishOpening();
        }
        else if (openingCard is not null && (int)(opening.Share * 100) is >= 0 and var percent && percent != openingPercent)
        {
            openingPercent = percent;
            openingCard.Line = string.Create(CultureInfo.InvariantCulture, $"{percent} %");
        }
    }

    private void FinishOpening()
    {
        BackgroundTask<Action> done = opening!;
        opening = null;
        if (openingCard is not null)
        {
            Lesson.Dismiss();
            openingCard = null;
        }

        Finish(done.Take);
    }

    private void Finish(Func<Action> prepared)
    {
        // kept for longer, it would hold the lesson that was left, and all memory of its runs
        Action<LessonException>? refused = refuse;
        refuse = null;
        try
        {
            prepared()();
        }
        catch (LessonException e)
        {
            refused?.Invoke(e);
        }
        catch (OperationCanceledException)
        {
            // somebody wanted something else
        }
        catch (OutOfMemoryException)
        {
            Lesson.Say("It cannot be opened: there is not enough memory");
        }
        catch (Exception e)
        {
            Report(e, "opening a file");
        }
    }

    /// <summary>Does something that may meet a mistake of the program, which then ends nothing.</summary>
    private void Guard(string doing, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e)
        {
            Report(e, doing);
        }
    }
}
