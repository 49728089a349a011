using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>The numerical objects that a lesson's settings ask for, built to fit one another.</summary>
internal sealed class SessionParts
{
    private readonly double[] carried;

    public SessionParts(Lesson lesson, int seed)
    {
        Task = lesson.Task.Build(lesson.Directory, seed);
        Batch = Task.BuildBatch();
        var shape = new NetworkShape(Task.InputSize, lesson.Model.Hidden, Task.OutputSize, lesson.Model.Bias);
        Network = new RecurrentNetwork(shape, (Activation)(int)lesson.Model.Activation);
        lesson.Model.Initial.Fill(Network.Parameters, lesson.Directory, seed);
        Loss = Task.BuildLoss();
        Pass = new BpttPass(Network, Loss, lesson.Training.Window);
        Tape = new Tape(shape, Batch.T, Batch.B);
        Gradients = new NetworkParameters(shape);
        Optimizer = Build(lesson.Training.Optimizer, shape.ParameterCount);
        Clip = Build(lesson.Training.Clip);
        Window = lesson.Training.Window;
        carried = new double[shape.H * Batch.B];
    }

    public LessonTask Task { get; }

    public SequenceBatch Batch { get; }

    public RecurrentNetwork Network { get; }

    /// <summary>The window of truncated BPTT, or null.</summary>
    public int? Window { get; }

    public OutputLoss Loss { get; }

    public BpttPass Pass { get; }

    public Tape Tape { get; }

    public NetworkParameters Gradients { get; }

    public Optimizer Optimizer { get; }

    public GradientClip Clip { get; }

    /// <summary>Sets h_0: what the batch before has left where the task continues from it, else what the task gives, else zero.</summary>
    public void StartFrom(int iteration)
    {
        if (Task.ContinuesFromBefore(iteration))
        {
            Tape.Start(carried);
        }
        else if (Task.InitialHidden is { } given)
        {
            Tape.Start(given);
        }
        else
        {
            Tape.Start(default);
        }
    }

    /// <summary>Keeps h_T for the next batch, a constant there.</summary>
    public void Carry() => Tape.Hidden(Tape.T).CopyTo(carried);

    private static Optimizer Build(OptimizerSettings settings, int n) => settings switch
    {
        SgdSettings s => new GradientDescent(s.LearningRate),
        MomentumSettings s => new Momentum(n, s.LearningRate, s.Momentum),
        AdagradSettings s => new Adagrad(n, s.LearningRate, s.Epsilon),
        RmspropSettings s => new RootMeanSquare(n, s.LearningRate, s.Decay, s.Epsilon),
        AdamSettings s => new Adam(n, s.LearningRate, s.Beta1, s.Beta2, s.Epsilon),
        _ => throw new ArgumentException($"There is no optimizer for {settings.GetType().Name}; add it here.", nameof(settings)),
    };

    private static GradientClip Build(ClipSettings settings) => settings.Kind switch
    {
        ClipKind.Norm => new NormClip(settings.Threshold),
        ClipKind.Value => new ValueClip(settings.Threshold),
        _ => GradientClip.None,
    };
}
