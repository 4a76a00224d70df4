using DomainWorkers.AllInOne;

// 0: every order ended as it should. 1: some did not, and they are named. 2: the command line is wrong.
return Arguments.Read(args) switch
{
    null => 2,
    { Serve: true } arguments => await Counter.Run(arguments),
    var arguments => await Demonstration.Run(arguments),
};
