namespace RnnViz.Lessons.Settings;

/// <summary>The optimizers that a lesson file can name.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent.</summary>
    Sgd,

    /// <summary>Gradient descent with momentum.</summary>
    Momentum,

    /// <summary>Adagrad.</summary>
    Adagrad,

    /// <summary>RMSProp.</summary>
    Rmsprop,

    /// <summary>Adam.</summary>
    Adam,
}
