using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tests;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;
using RnnViz.Robustness.Tests.Monkey;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>Opens a file as the program does, and goes on with it for a moment: trains, goes back, and draws.</summary>
internal static class Opening
{
    private const long MostWork = 2_000_000;

    private const int Iterations = 3, FilesADrawing = 16, FilesBeside = 8;

    private static int opened;

    private static readonly SessionSettings Settings = new() { HistoryBytes = 1 << 20, Clock = new SteadyClock() };

    /// <summary>A lesson file, a text, or a table.</summary>
    public static void Lesson(string path)
    {
        Lesson lesson = LessonCatalog.Load(path);
        if (IsSmall(lesson) && lesson.VariantLessons.All(IsSmall))
        {
            Train(lesson);
        }
    }

    /// <summary>
    /// A recording, packed into one file: every step is gone to and checked, and now and then it is drawn and put beside a good one.
    /// </summary>
    public static void Recording(string path)
    {
        string around = Path.GetDirectoryName(path)!, folder = Path.Combine(around, "run"), good = Path.Combine(around, "good");
        RecordingChange.Unpack(path, folder);
        Lesson lesson = LessonCatalog.Load(folder);
        if (!IsSmall(lesson))
        {
            return;
        }

        var stage = new Stage(lesson, new Extent(1280, 720));
        for (int step = 0; step <= stage.Training.Walk.Furthest; step++)
        {
            stage.Training.Walk.GoToIteration(step);
            stage.Frames(1);
        }

        if (++opened % FilesADrawing == 0)
        {
            stage.DrawOn(new StrictCanvas(stage.Size, stage.Book));
            stage.Do(Actions.Help);
        }

        if (opened % FilesBeside == 0)
        {
            PutBeside(stage, good);
        }

        int lines = RecordingCheck.Check(lesson).Count();
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
    }

    // of as many timesteps or not: it is shown or refused
    private static void PutBeside(Stage stage, string good)
    {
        if (!Directory.Exists(good))
        {
            string packed = good + ".folder";
            File.WriteAllBytes(packed, RecordingChange.Apply(RecordingBase.All[1], []));
            RecordingChange.Unpack(packed, good);
        }

        stage.Root.BesideRecording(good);
        stage.Frames(1);
        stage.DrawOn(new StrictCanvas(stage.Size, stage.Book));
    }

    /// <summary>Weights, into a network of a shape.</summary>
    public static void Weights(string path, NetworkShape shape) => WeightFile.Load(path, new NetworkParameters(shape));

    /// <summary>A reference case.</summary>
    public static void Case(string path)
    {
        ReferenceCases.LooksLikeCase(path);
        ReferenceCases.Check(path, 1e-9);
        ReferenceCases.Check(path, 1e-9, byEquations: true);
    }

    /// <summary>A figure, and the moment that it shows.</summary>
    public static void Figure(string path)
    {
        SceneRecord record = SceneFigures.Read(path);
        var runs = RecordedRuns.Begin(record, [], Settings);
        if (record.Work > 50 || !runs.Sessions.All(session => IsSmall(session.Lesson)))
        {
            return;
        }

        var scene = new ProgramScene(
            runs, Stage.Fonts, new NoWindow(), name => new TrainingSession(LessonCatalog.Load(name), settings: Settings));
        Draw(scene);
    }

    private static bool IsSmall(Lesson lesson)
    {
        var session = new TrainingSession(lesson, settings: Settings);
        PreparedStep step = session.Step;
        long numbers = (long)step.HiddenUnits * (step.HiddenUnits + step.InputSize + step.OutputSize);
        return (long)step.Timesteps * step.BatchSize * numbers <= MostWork;
    }

    private static void Train(Lesson lesson)
    {
        var stage = new Stage(lesson, new Extent(1280, 720));
        for (int i = 0; i < Iterations; i++)
        {
            stage.Training.Walk.TrainOn();
        }

        stage.Frames(2);
        stage.Training.Walk.Back();
        if (++opened % FilesADrawing == 0)
        {
            stage.DrawOn(new StrictCanvas(stage.Size, stage.Book));
        }
    }

    private static void Draw(ProgramScene scene)
    {
        scene.Resize(new Extent(1280, 720));
        var tree = new SceneTree(scene);
        tree.Process(1.0 / 60);
        tree.Draw(new StrictCanvas(new Extent(1280, 720), Stage.Fonts));
    }
}
