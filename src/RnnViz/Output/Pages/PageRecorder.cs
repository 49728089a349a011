using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Output.Moments;
using RnnViz.Views.Scenes;

namespace RnnViz.Output.Pages;

/// <summary>Goes through the moments of a run and records a step of each, with its picture.</summary>
internal sealed class PageRecorder
{
    private readonly ProgramScene root;
    private readonly MomentPlayer player;
    private readonly List<PageStep> steps = [];

    private readonly UnreadableSteps unreadable;

    /// <summary>A recorder at the beginning of the run.</summary>
    /// <param name="root">The scene.</param>
    /// <param name="size">The size of its pictures, in pixels.</param>
    /// <param name="unreadable">Gets the recorded steps that cannot be read; they are left out.</param>
    public PageRecorder(ProgramScene root, Extent size, UnreadableSteps unreadable)
    {
        (this.root, this.unreadable) = (root, unreadable);
        player = new MomentPlayer(root, size);
    }

    /// <summary>The tree that pictures are drawn of.</summary>
    public SceneTree Tree => player.Tree;

    /// <summary>The walk that is recorded.</summary>
    public Walk Walk => player.Walk;

    /// <summary>Raised after each iteration that was trained, and after each step that was recorded.</summary>
    public event Action? Advanced;

    /// <summary>Records the moments, which are in the order of the walk, and before each stop that asks something its question.</summary>
    /// <param name="moments">The moments; at least one.</param>
    /// <param name="pictures">Draws each.</param>
    /// <exception cref="OutputException">None of them can be read.</exception>
    public IReadOnlyList<PageStep> Record(PageMoments moments, IStepPictures pictures)
    {
        player.Trained += Advance;
        foreach (Moment moment in moments.All)
        {
            int stop = moment.IsStop ? IndexOf(moment.Cursor) : -1;
            if (stop >= 0 && Walk.StopHasQuestion(stop))
            {
                Ask(stop);
                Add(moment, PageStepKind.Question);
            }

            player.GoTo(moment);
            StandWithin(moments);
            Add(moment, stop >= 0 ? PageStepKind.Stop : PageStepKind.Step);
        }

        player.Trained -= Advance;
        return steps.Count > 0 ? steps
            : throw new OutputException("There is nothing to be shown, as none of these recorded steps can be read.");

        void Add(Moment moment, PageStepKind kind)
        {
            if (root.UnreadableStep is { } problem)
            {
                unreadable.Add(problem);
            }
            else
            {
                steps.Add(pictures.Draw(StepOf(moment, kind, moments)));
            }

            Advance();
        }
    }

    private void Advance() => Advanced?.Invoke();

    private int IndexOf(Cursor place) => Enumerable.Range(0, Walk.StopCount).First(i => Walk.PlaceOfStop(i) == place);

    /// <summary>Opens the question where the walk stands, so that the picture is that of before the answer.</summary>
    private void Ask(int stop)
    {
        Walk.HonoursStops = true;
        root.Lesson.Playback.IsRunning = false;
        if (Walk.Itinerary.Compare(Walk.Cursor, Walk.PlaceOfStop(stop)) >= 0)
        {
            Walk.GoTo(Walk.Itinerary.First(Walk.PlaceOfStop(stop).Iteration));
        }

        Walk.Ask(stop);
        player.Tree.Process(0);
    }

    /// <summary>
    /// A step of a walk is within its iteration at the end of it, too; and where a question of the iteration is still to come, what lies
    /// ahead is not even dimmed.
    /// </summary>
    private void StandWithin(PageMoments moments)
    {
        Walk.Granularity = moments.Step;
        Walk.HonoursStops |= moments.HasStops && Walk.HasAnswerAhead;
        player.Tree.Process(0);
    }

    private PageStep StepOf(Moment moment, PageStepKind kind, PageMoments moments)
    {
        StopSettings? stop = kind == PageStepKind.Step ? null : Walk.AskedStop ?? Walk.StopAt(Walk.Cursor);
        (Cursor place, CellKind cell) = (Walk.Cursor, Walk.Session.Lesson.Model.Cell);
        bool isNamed = kind == PageStepKind.Stop ? stop!.Term is not null : moments.Step == Granularity.Term && !moments.AreStops;
        string whole = PlaceWords.Of(Walk.Itinerary, place, cell, isNamed);
        string said = kind switch
        {
            PageStepKind.Question => stop!.Ask!,
            PageStepKind.Stop when stop!.Callout.Length > 0 => stop.Callout,
            _ => Computed,
        };
        bool isUntrue = kind == PageStepKind.Stop && StopCheck.Holds(Meant, stop!) == false;
        return new PageStep
        {
            Name = kind == PageStepKind.Question ? $"{moment.Name}-question" : moment.Name,
            Kind = kind,
            Place = PageText.Readable(whole),
            Says = PageText.Readable(said),
            Hint = isUntrue ? PageWords.NotSo : null,
            PointsAt = kind == PageStepKind.Stop && stop!.Target is { } target ? PageWords.Name(target) : null,
            Group = moments.AreStops ? PageWords.Iteration(place.Iteration) : PlaceWords.Heading(place),
            PlaceInGroup = moments.AreStops ? PlaceWords.InIteration(Walk.Itinerary, place, cell, isNamed)
                : PlaceWords.InPhase(Walk.Itinerary, place, cell, isNamed),
            Numbers = StepNumbers.Of(Walk),
        };
    }

    /// <summary>What was computed here, without the place; of several runs in the one that is walked through.</summary>
    private string Computed
    {
        get
        {
            LessonScene lesson = root.Lesson;
            string sentence = lesson.StepSentence, place = $"{lesson.PlaceWords}: ";
            string said = sentence.StartsWith(place, StringComparison.OrdinalIgnoreCase) ? sentence[place.Length..] : sentence;
            return lesson.Contrast.IsContrast ? $"{lesson.Contrast.Front.Name}: {said}" : char.ToUpperInvariant(said[0]) + said[1..];
        }
    }

    /// <summary>Whom a stop speaks of: all runs of a lesson that has several, else the one that is walked through.</summary>
    private IReadOnlyList<TrainingSession> Meant => Walk.Session.Lesson.Variants.Count > 0
        ? [.. root.Lesson.Contrast.Runs.Select(run => run.Training.Session)] : [Walk.Session];
}
