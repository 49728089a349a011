using System.CommandLine;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Output;
using RnnViz.Output.Moments;
using RnnViz.Rendering;
using RnnViz.Views.Scenes;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>One call of <c>rnnviz render</c>: everything is checked first, then trained and written, with progress; then said.</summary>
/// <param name="parsed">What was typed.</param>
/// <param name="moments">Which moments.</param>
/// <param name="figures">How they are pictured.</param>
/// <param name="interruption">Whether somebody has broken it off.</param>
internal sealed class RenderRun(ParseResult parsed, MomentOptions moments, FigureOptions figures, Interruption interruption)
{
    private const int FilmRate = 30, GifRate = 20;

    /// <summary>Where the files go.</summary>
    public required string Folder { get; init; }

    /// <summary>Files that are read, which nothing may be written to.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Files that have been written before, and shall stay.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];

    /// <summary>Whether files that are there already are replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether text shall be outlines; null where nothing is said.</summary>
    public bool? HasOutlines { get; init; }

    /// <summary>Pictures moments of a lesson.</summary>
    public int OfLesson(ProgramScene root, IRenderer renderer)
    {
        IReadOnlyList<PictureForm> forms = new FigureForms(figures, parsed).Read(root, null, HasOutlines, out string? problem);
        if (problem is not null)
        {
            return Refuse(problem);
        }

        string[] formats = figures.FormatsOf(parsed) ?? ["png"];
        var player = new MomentPlayer(root, forms[0].Apply(root));
        bool isFilm = formats.All(FilmFormats.All.Contains);
        IReadOnlyList<Moment> all = moments.Read(parsed, player.Walk, isFilm, out problem);
        if (problem is not null)
        {
            return Refuse(problem);
        }

        RenderPlan plan = PlanOf(root, all, forms, formats);
        double work = Math.Max(1.0, all.Max(moment => moment.Cursor.Iteration) + (double)all.Count);
        return Write(plan, root, player.Tree, renderer, work, (job, task) =>
        {
            player.Trained += () =>
            {
                interruption.Check();
                task.Increment(1);
            };
            foreach (Moment moment in all)
            {
                interruption.Check();
                player.GoTo(moment);
                job.Picture(moment);
                task.Increment(1);
            }
        });
    }

    /// <summary>Makes a figure anew, with what is typed changed.</summary>
    /// <param name="runs">Its runs, from their beginning.</param>
    /// <param name="path">Its file: the new one has its name, and its format where none is typed.</param>
    /// <param name="renderer">What paints.</param>
    /// <param name="fonts">The typefaces, with the wordings.</param>
    /// <param name="labels">The name of the wordings; null for none.</param>
    public int OfFigure(RecordedRuns runs, string path, IRenderer renderer, FontBook fonts, string? labels)
    {
        ProgramScene? root = null;
        SceneRecord record = runs.Record;
        try
        {
            LongRun.Say(runs.Sessions[0], record.Work, "this moment");
            ProgressBar.Start(progress =>
            {
                ProgressTask task = ProgressBar.Add(progress, runs.Sessions[0].Lesson.Title, record.Work);
                root = new ProgramScene(
                    runs, fonts, new NoWindow(), name => new TrainingSession(LessonCatalog.Load(name)), all => all.Replay(() =>
                    {
                        interruption.Check();
                        task.Increment(1);
                    }));
                task.Value = task.MaxValue;
            });
        }
        catch (OperationCanceledException)
        {
            return Stopped([]);
        }

        root!.Labels = labels;
        FigureFile.Compare(root, record);
        IReadOnlyList<PictureForm> forms = new FigureForms(figures, parsed).Read(root, record.Picture, HasOutlines, out string? problem);
        if (problem is not null)
        {
            return Refuse(problem);
        }

        forms[0].Apply(root);
        var tree = new SceneTree(root);
        // what a stop chooses is chosen in the first frame; what somebody chose there comes with the second
        tree.Process(0);
        tree.Process(0);
        Moment moment = MomentList.At(root.Lesson.Training.Walk) with { Name = "" };
        string format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        RenderPlan plan = PlanOf(root, [moment], forms, figures.FormatsOf(parsed) ?? [format]) with
        {
            Name = Path.GetFileNameWithoutExtension(path),
        };
        return Write(plan, root, tree, renderer, forms.Count, (job, _) => job.Picture(moment));
    }

    private RenderPlan PlanOf(ProgramScene root, IReadOnlyList<Moment> all, IReadOnlyList<PictureForm> forms, string[] formats) => new()
    {
        Folder = Folder,
        Name = SafeName.Of(root.Lesson.Training.Session.Lesson.Name),
        Moments = all,
        Forms = forms,
        Formats = formats,
        Rate = parsed.GetValue(figures.Rate) ?? (formats.Contains("gif") ? GifRate : FilmRate),
        Force = Force,
    };

    private int Write(
        RenderPlan plan, ProgramScene root, SceneTree tree, IRenderer renderer, double work, Action<RenderJob, ProgressTask> picture)
    {
        using var job = new RenderJob(plan, root, tree, renderer);
        interruption.WhenStuck = () =>
        {
            IReadOnlyList<string> written = job.Written;
            Print(written);
            return SentenceOf(written);
        };
        string? problem = null;
        bool isStopped = false;
        try
        {
            OutputPaths.RequireApart([.. Written, .. plan.Paths], Inputs);
            job.RequireMemory();
            OutputPaths.Prepare(plan.Folder, plan.Paths, plan.Force);
            LongRun.Say(root.Lesson.Training.Session, plan.Moments.Max(moment => moment.Cursor.Iteration), "the last moment");
            ProgressBar.Start(progress =>
            {
                ProgressTask task = ProgressBar.Add(progress, root.Lesson.Training.Session.Lesson.Title, work);
                picture(job, task);
                job.Complete();
                task.Value = task.MaxValue;
            });
        }
        catch (OperationCanceledException)
        {
            isStopped = true;
        }
        catch (OutputException e)
        {
            // a signal ends the programs that write films, too
            (problem, isStopped) = (e.Message, interruption.IsAsked);
        }

        job.Dispose();
        interruption.Settle();
        Print(job.Written);
        if (isStopped)
        {
            return Stopped(job.Written);
        }

        foreach (string wrong in job.Problems.Append(problem).OfType<string>())
        {
            Console.Error.WriteLine(wrong);
        }

        return job.Problems.Count > 0 || problem is not null ? CommonOptions.Unusable : 0;
    }

    private int Stopped(IReadOnlyList<string> written)
    {
        interruption.Settle();
        Console.Error.WriteLine(SentenceOf(written));
        return interruption.Status;
    }

    private static void Print(IReadOnlyList<string> written)
    {
        foreach (string path in written)
        {
            Console.WriteLine(path);
        }
    }

    private static string SentenceOf(IReadOnlyList<string> written) => written.Count switch
    {
        0 => Interruption.NothingComplete,
        1 => $"Stopped; one file is complete: {written[0]}.",
        _ => $"Stopped; {written.Count} files are complete, from {written[0]} to {written[^1]}.",
    };

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return CommonOptions.Unusable;
    }
}
